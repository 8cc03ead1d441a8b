/**
 * Transcripts of recordings: the jobs of Amazon Transcribe, their results, and the documents people
 * read (P16).
 */
package earmark.transcripts;
