package earmark.infrastructure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import earmark.policy.Policy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The organisation's rules as a file: held against its schema, then against what only code can
 * tell. Whatever is wrong stops the build, with file, place and reason.
 */
final class PolicyFile {
  private static final String SCHEMA = "policy.schema.json";

  /** How the record's own messages begin when they name a place. */
  private static final Pattern PLACED = Pattern.compile("(?<place>/\\S*): (?<reason>.*)");

  private final Path path;
  private final String text;

  private PolicyFile(Path path, String text) {
    this.path = path;
    this.text = text;
  }

  /**
   * Reads the rules; the schema lies beside them.
   *
   * @throws IllegalArgumentException with a line for each fault: file, line, JSON pointer, reason
   */
  static Policy read(Path path) throws IOException {
    PolicyFile file = new PolicyFile(path, Files.readString(path));
    file.require(file.againstSchema(Files.readString(path.resolveSibling(SCHEMA))));
    Policy policy = file.parse();
    file.require(PolicyFaults.of(policy));
    return policy;
  }

  /**
   * A fault and where it is.
   *
   * @param pointer a JSON pointer
   */
  record Fault(String pointer, String reason) {}

  private List<Fault> againstSchema(String schema) throws IOException {
    JsonLines.check(path, text);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema, InputFormat.JSON)
        .validate(
            text,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(PolicyFile::fault)
        .toList();
  }

  private static Fault fault(Error error) {
    return new Fault(error.getInstanceLocation().toString(), error.getMessage());
  }

  private Policy parse() throws IOException {
    try {
      return Policy.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonMappingException e) {
      throw new IllegalArgumentException(written(fault(e)), e);
    }
  }

  private static Fault fault(JsonMappingException e) {
    String message =
        e.getCause() instanceof IllegalArgumentException own
            ? own.getMessage()
            : e.getOriginalMessage();
    Matcher placed = PLACED.matcher(message);
    return placed.matches()
        ? new Fault(placed.group("place"), placed.group("reason"))
        : new Fault(pointer(e), message.lines().findFirst().orElse(""));
  }

  private static String pointer(JsonMappingException e) {
    return e.getPath().stream()
        .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
        .collect(Collectors.joining());
  }

  private void require(List<Fault> faults) throws JsonProcessingException {
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          faults.stream().map(this::written).collect(Collectors.joining(System.lineSeparator())));
    }
  }

  private String written(Fault fault) {
    return "%s:%d: %s: %s"
        .formatted(
            path.getFileName(),
            JsonLines.of(text).lineOf(fault.pointer()),
            fault.pointer().isEmpty() ? "/" : fault.pointer(),
            fault.reason());
  }
}
