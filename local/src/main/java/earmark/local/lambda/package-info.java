/**
 * Lambda on one machine: every function in a Java process of its own, started from the deployed jar
 * with the template's environment, served through the Lambda Runtime API.
 *
 * <p>Unlike Lambda it runs one invocation of a function at a time, enforces no permissions, and
 * keeps the process until the stack is closed.
 */
package earmark.local.lambda;
