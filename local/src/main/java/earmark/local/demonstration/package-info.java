/**
 * What Earmark does, shown on real audio: calls are uploaded, vaulted and indexed, a subject access
 * request is opened, its calls are found and transcribed. Everything goes through S3 and HTTP, as
 * it would on AWS; the index is only looked at.
 */
package earmark.local.demonstration;
