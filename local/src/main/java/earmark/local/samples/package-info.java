/** The sample calls, and the names under which a phone system would upload them today. */
package earmark.local.samples;
