package earmark.infrastructure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awscdk.RemovalPolicy;
import software.constructs.Node;

/**
 * What is particular to one stage, from the CDK's context ({@code -c stage=test}). No setting
 * switches the vault's lock off.
 *
 * @param name {@code stage}, 12 characters at most, for S3 shortens what it makes bucket names from
 * @param disposable {@code disposable}: whether the stage may be thrown away, with all it holds
 * @param retentionDays {@code retentionDays}: lifecycle's days in place of the policy's years; a
 *     disposable stage only
 * @param alarmAddress {@code alarms}: the e-mail address that alarms go to
 * @param portalAddresses {@code portal}: where people come back to after signing in,
 *     comma-separated
 * @param loginDomain {@code login}: the prefix of the sign-in page's domain, unique in the region
 */
public record StageSettings(
    String name,
    boolean disposable,
    Optional<Integer> retentionDays,
    Optional<String> alarmAddress,
    List<String> portalAddresses,
    Optional<String> loginDomain) {
  static final String PRODUCTION = "production";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,11}");
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");
  private static final Pattern PORTAL =
      Pattern.compile("https://\\S+|http://localhost(:\\d+)?/\\S*");
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

  public StageSettings {
    portalAddresses = List.copyOf(portalAddresses);
    require("stage", NAME, name);
    alarmAddress.ifPresent(address -> require("alarms", ADDRESS, address));
    portalAddresses.forEach(address -> require("portal", PORTAL, address));
    loginDomain.ifPresent(domain -> require("login", DOMAIN, domain));
    if (retentionDays.isPresent() && !disposable) {
      throw new IllegalArgumentException(
          "context retentionDays: only a disposable stage may keep recordings for other than the"
              + " policy's years");
    }
    if (retentionDays.filter(days -> days < 1 || days > 365).isPresent()) {
      throw new IllegalArgumentException("context retentionDays: not between 1 and 365");
    }
  }

  /** Reads the settings of the stage that is synthesized. */
  public static StageSettings from(Node node) {
    return from(key -> Optional.ofNullable(node.tryGetContext(key)).map(Object::toString));
  }

  static StageSettings from(Map<String, String> context) {
    return from(key -> Optional.ofNullable(context.get(key)));
  }

  private static StageSettings from(Function<String, Optional<String>> context) {
    return new StageSettings(
        context.apply("stage").orElse(PRODUCTION),
        context.apply("disposable").map(value -> yesOrNo("disposable", value)).orElse(false),
        context.apply("retentionDays").map(value -> number("retentionDays", value)),
        context.apply("alarms"),
        context
            .apply("portal")
            .map(value -> Arrays.stream(value.split(",", -1)).map(String::strip).toList())
            .orElse(List.of("http://localhost:5173/")),
        context.apply("login"));
  }

  /** A stack's name: the production stage has the plain one. */
  String stackName(String stack) {
    return name.equals(PRODUCTION) ? stack : stack + "-" + name;
  }

  RemovalPolicy removal() {
    return disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
  }

  private static boolean yesOrNo(String key, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("context " + key + ": neither true nor false");
    };
  }

  private static int number(String key, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("context " + key + ": '" + value + "' is no number", e);
    }
  }

  private static void require(String key, Pattern pattern, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "context %s: '%s' does not match %s".formatted(key, value, pattern));
    }
  }
}
