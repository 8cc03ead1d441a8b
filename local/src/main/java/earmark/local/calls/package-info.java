/** Who calls the local services, and a record of every AWS call that was made to them. */
package earmark.local.calls;
