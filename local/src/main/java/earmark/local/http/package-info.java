/** What the local HTTP services share: a server on the loopback address and its exchanges. */
package earmark.local.http;
