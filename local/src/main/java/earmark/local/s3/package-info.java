/**
 * The S3 of one machine: S3Mock keeps the objects, and a front in the same process adds what it
 * lacks and Earmark leans on: conditional copies with tags, lock and checksum, locks that hold,
 * notifications, signatures and the ends of presigned links, and a record of every call.
 *
 * <p>The words of AWS's documentation that the front keeps to are in the contract test.
 */
package earmark.local.s3;
