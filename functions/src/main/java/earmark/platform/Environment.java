package earmark.platform;

import java.util.Map;

/** The settings a function was deployed with. */
public record Environment(Map<String, String> variables) {
  public Environment {
    variables = Map.copyOf(variables);
  }

  /** The process's own environment, as Lambda sets it. */
  public static Environment system() {
    return new Environment(System.getenv());
  }

  /**
   * The value of a setting that the function cannot work without.
   *
   * @throws IllegalStateException naming the variable, when it is not set
   */
  public String get(Setting setting) {
    String value = variables.get(setting.name());
    if (value == null || value.isBlank()) {
      throw new IllegalStateException("The environment variable " + setting + " is not set");
    }
    return value;
  }
}
