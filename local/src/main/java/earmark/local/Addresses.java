package earmark.local;

import java.io.PrintStream;

/** Tells whoever started the stack where everything is and who they can be. */
final class Addresses {
  private Addresses() {}

  static void print(LocalStack stack, PrintStream out) {
    out.println();
    out.println("Earmark is up. Stop it with Ctrl-C.");
    out.printf("  API       %s%n", stack.apiEndpoint());
    out.printf("  Sign in   %s/earmark/.well-known/openid-configuration%n", stack.signInEndpoint());
    out.printf("  S3        %s  (uploads: %s)%n", stack.s3Endpoint(), stack.bucket("Uploads"));
    out.printf("  DynamoDB  %s%n", stack.dynamoDbEndpoint());
    out.println("People you can sign in as:");
    stack
        .people()
        .all()
        .forEach(
            person ->
                out.printf("  %-12s %s, %s%n", person.username(), person.name(), person.title()));
    out.println("To call the API as one of them:");
    out.printf(
        "  curl -H \"Authorization: Bearer $(./run token priya.nair)\" %s/…%n",
        stack.apiEndpoint());
  }
}
