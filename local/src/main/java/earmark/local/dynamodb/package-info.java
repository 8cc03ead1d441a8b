/**
 * DynamoDB on one machine: AWS's DynamoDB Local in the process, with the templates' tables, behind
 * a front that knows who calls and records what was called.
 *
 * <p>Unlike DynamoDB it checks no signature (the key id must be known) and no permission, and backs
 * nothing up.
 */
package earmark.local.dynamodb;
