/**
 * A call arrives, is read, classified, vaulted and indexed, or waits for a person; and is found
 * again (P1, P2, P3, P12).
 */
package earmark.recordings;
