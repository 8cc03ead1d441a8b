/**
 * The staff directory: which extension or number was whose, in which role, from when to when (P1,
 * P2). Imported as CSV, cached by the functions that read it.
 */
package earmark.staff;
