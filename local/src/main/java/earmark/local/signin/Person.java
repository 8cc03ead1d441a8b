package earmark.local.signin;

import java.util.Optional;

/**
 * Somebody one can sign in as. All of them are invented.
 *
 * @param subject the token's {@code sub}, a UUID as Cognito makes them
 * @param role the id of the access role that is granted to them
 * @param title their role in words
 * @param staffId who they are in the staff directory, if they take calls
 */
public record Person(
    String subject,
    String username,
    String name,
    String role,
    String title,
    Optional<String> staffId) {}
