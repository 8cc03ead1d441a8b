/**
 * The organisation's rules as data: {@code infrastructure/policy.json}, read by the CDK and by the
 * functions, and the retention classes that follow from it (P2, P6, P23).
 */
package earmark.policy;
