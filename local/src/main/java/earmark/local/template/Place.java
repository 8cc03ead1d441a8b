package earmark.local.template;

import java.net.URI;

/**
 * Where the templates are "deployed" to: what AWS's pseudo parameters stand for on this machine.
 *
 * @param account the account number in ARNs
 * @param region the region in ARNs, as in the policy file
 * @param apiEndpoint what the HTTP API's {@code ApiEndpoint} is
 */
public record Place(String account, String region, URI apiEndpoint) {
  public static final String LOCAL_ACCOUNT = "000000000000";

  public Place(String region, URI apiEndpoint) {
    this(LOCAL_ACCOUNT, region, apiEndpoint);
  }

  String arn(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s".formatted(service, region, account, resource);
  }

  String globalArn(String service, String resource) {
    return "arn:aws:%s:::%s".formatted(service, resource);
  }
}
