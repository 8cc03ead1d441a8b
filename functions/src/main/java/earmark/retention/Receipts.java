package earmark.retention;

/** Receipts are written once and never changed. */
interface Receipts {
  /** Writes a receipt, unless its recording has one: the first one stays. */
  void write(Receipt receipt);
}
