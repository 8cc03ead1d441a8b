package earmark.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.template.Resource;
import earmark.local.template.TemplateException;
import java.util.List;
import java.util.Optional;

/**
 * A function that a rule hands its events to.
 *
 * @param input what it gets instead of the event, if anything
 */
record Target(String functionArn, Optional<String> input) {
  private static final List<String> NOT_STOOD_IN_FOR = List.of("InputPath", "InputTransformer");

  static Target of(Resource rule, JsonNode target) {
    for (String property : NOT_STOOD_IN_FOR) {
      if (target.has(property)) {
        throw new TemplateException("A target of " + rule + " sets " + property);
      }
    }
    String arn = target.path("Arn").asText();
    if (!arn.startsWith("arn:aws:lambda:")) {
      throw new TemplateException("A target of " + rule + " is no function: " + arn);
    }
    return new Target(
        arn, target.has("Input") ? Optional.of(target.path("Input").asText()) : Optional.empty());
  }
}
