/** EventBridge on one machine: rules by pattern and by schedule, to functions. */
package earmark.local.events;
