/**
 * The CDK app: two stacks, what must survive a redeployment and everything else, with a construct
 * for each capability.
 */
package earmark.infrastructure;
