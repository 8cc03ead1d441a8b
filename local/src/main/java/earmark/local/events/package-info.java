/**
 * EventBridge on one machine: rules by pattern and by schedule, to functions.
 *
 * <p>Unlike on EventBridge nothing is lost, late or out of order on the way to a function, so that
 * a target's own retry policy and dead-letter queue have nothing to do; those of the function have.
 * A schedule that came due while the clock was moved fires once.
 */
package earmark.local.events;
