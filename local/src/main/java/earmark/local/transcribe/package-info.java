/**
 * Amazon Transcribe on one machine: its wire protocol, its rules and its documents, with a real
 * recogniser behind them.
 */
package earmark.local.transcribe;
