/**
 * Subject access requests: cases as lists of events, the clock of one calendar month, the calls
 * they match (P15, P16, P17).
 */
package earmark.subjectaccess;
