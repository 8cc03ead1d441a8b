/**
 * Who may do what: one table, role × action, default deny (P7, P13, P14). Roles are read from the
 * people table at each decision, so that a revocation works at once.
 */
package earmark.access;
