/**
 * Three years, then gone (P6): S3 deletes a recording, and what it says of it removes the index
 * entry, the transcript and the copies, and leaves a receipt.
 */
package earmark.retention;
