package earmark.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The fields of a JSON object, asked for one by one. What is wrong is collected with its place and
 * reading goes on, so that whoever sent it is told everything at once; a wrong field is read as
 * empty.
 */
public final class JsonFields {
  private final JsonNode object;
  private final String pointer;
  private final List<Problem.FieldError> errors;
  private final Set<String> asked = new HashSet<>();

  private JsonFields(JsonNode object, String pointer, List<Problem.FieldError> errors) {
    this.object = object;
    this.pointer = pointer;
    this.errors = errors;
  }

  static <T> T read(
      JsonNode node,
      String pointer,
      List<Problem.FieldError> errors,
      Function<JsonFields, T> reader) {
    if (!node.isObject()) {
      errors.add(new Problem.FieldError(pointer, "must be an object"));
    }
    JsonFields fields =
        new JsonFields(node.isObject() ? node : MissingNode.getInstance(), pointer, errors);
    T value = reader.apply(fields);
    if (node.isObject()) {
      fields.refuseUnknown();
    }
    return value;
  }

  /** A text that must be there: trimmed, not empty, without control characters. */
  public Optional<String> text(String name, int maxLength) {
    return required(name).flatMap(node -> textOf(node, at(name), maxLength));
  }

  /**
   * A text that must be there, turned into something.
   *
   * @param reader answers empty when the text cannot be that
   * @param expectation what it must be, as in "must be a date"
   */
  public <T> Optional<T> text(
      String name, int maxLength, Function<String, Optional<T>> reader, String expectation) {
    return text(name, maxLength).flatMap(text -> turned(text, at(name), reader, expectation));
  }

  /** A list of texts, each turned into something. */
  public <T> List<T> texts(
      String name,
      Size size,
      int maxLength,
      Function<String, Optional<T>> reader,
      String expectation) {
    return list(
        name,
        size,
        (node, place) ->
            textOf(node, place, maxLength)
                .flatMap(text -> turned(text, place, reader, expectation)));
  }

  /** An object that must be there. */
  public <T> Optional<T> object(String name, Function<JsonFields, Optional<T>> reader) {
    return required(name).flatMap(node -> read(node, at(name), errors, reader));
  }

  /** A list of objects. */
  public <T> List<T> objects(String name, Size size, Function<JsonFields, Optional<T>> reader) {
    return list(name, size, (node, place) -> read(node, place, errors, reader));
  }

  /** Whether a field is there, and not null. */
  public boolean has(String name) {
    asked.add(name);
    return object.hasNonNull(name);
  }

  /** Reports that a field, or with an empty name the object itself, is wrong. */
  public void wrong(String name, String detail) {
    errors.add(new Problem.FieldError(name.isEmpty() ? pointer : at(name), detail));
  }

  private <T> List<T> list(String name, Size size, ItemReader<T> reader) {
    Optional<JsonNode> found = required(name);
    if (found.isEmpty()) {
      return List.of();
    }
    JsonNode array = found.get();
    if (!array.isArray() || array.size() < size.min() || array.size() > size.max()) {
      wrong(name, "must be a list of %d to %d".formatted(size.min(), size.max()));
      return List.of();
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      reader.read(array.get(i), at(name) + "/" + i).ifPresent(items::add);
    }
    return items;
  }

  private Optional<JsonNode> required(String name) {
    if (has(name)) {
      return Optional.of(object.get(name));
    }
    if (object.isObject()) {
      wrong(name, "is missing");
    }
    return Optional.empty();
  }

  private Optional<String> textOf(JsonNode node, String place, int maxLength) {
    String text = node.isTextual() ? node.textValue().strip() : "";
    if (text.isEmpty() || text.length() > maxLength) {
      errors.add(
          new Problem.FieldError(place, "must be text of 1 to %d characters".formatted(maxLength)));
      return Optional.empty();
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      errors.add(new Problem.FieldError(place, "must not have control characters"));
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private <T> Optional<T> turned(
      String text, String place, Function<String, Optional<T>> reader, String expectation) {
    Optional<T> value = reader.apply(text);
    if (value.isEmpty()) {
      errors.add(new Problem.FieldError(place, expectation));
    }
    return value;
  }

  private void refuseUnknown() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!asked.contains(name)) {
                wrong(name, "is not known");
              }
            });
  }

  private String at(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** How many items a list may have. */
  public record Size(int min, int max) {}

  private interface ItemReader<T> {
    Optional<T> read(JsonNode node, String pointer);
  }
}
