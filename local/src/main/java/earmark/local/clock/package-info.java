/** Moving the local stack's clock: what went on the way, and what stayed and why. */
package earmark.local.clock;
