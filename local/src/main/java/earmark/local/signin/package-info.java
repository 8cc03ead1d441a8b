/**
 * An OpenID provider on one machine, in place of Cognito: people to sign in as, with the tokens
 * that Cognito would issue. Built on NAV's mock-oauth2-server.
 */
package earmark.local.signin;
