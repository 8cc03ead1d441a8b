/**
 * API Gateway's HTTP API on one machine: the template's routes, with the token really checked, and
 * payload format 2.0.
 *
 * <p>Unlike API Gateway it throttles nothing and writes no access log.
 */
package earmark.local.apigateway;
