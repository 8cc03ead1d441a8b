/**
 * The whole system on one machine: what the synthesized template declares, with the same handlers,
 * environment variables, tables and rules as on AWS.
 */
package earmark.local;
