/**
 * The audit trail: who did what to which recording, with which role, for which purpose or case, and
 * what was decided. Append-only by permission, written before anything is read (promise 5).
 */
package earmark.audit;
