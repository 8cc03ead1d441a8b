package earmark.local.apigateway;

import java.net.URI;

/**
 * Who issues tokens on this machine.
 *
 * @param name what {@code iss} has to say
 * @param keys where the public keys are
 */
public record Issuer(URI name, URI keys) {}
