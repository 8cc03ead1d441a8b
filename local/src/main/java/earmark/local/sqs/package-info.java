/**
 * SQS on one machine: queues with visibility, receive counts and redrive, and the pollers that
 * Lambda's event source mappings are.
 *
 * <p>Unlike on AWS a message whose processing failed is back after seconds, not after the queue's
 * visibility timeout of minutes: otherwise nobody would wait to see it.
 */
package earmark.local.sqs;
