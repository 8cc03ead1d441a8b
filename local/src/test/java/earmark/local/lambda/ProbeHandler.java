package earmark.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A function that does what its event tells it to. Needs nothing but the JDK and Lambda's
 * interface, so that a jar with this one class is a whole deployment.
 */
public final class ProbeHandler implements RequestStreamHandler {
  /** A message in whose body the word bad occurs; quotes in a body are escaped. */
  private static final Pattern BAD =
      Pattern.compile(
          "\"messageId\":\"([^\"]+)\",\"receiptHandle\":\"[^\"]+\""
              + ",\"body\":\"(?:[^\"\\\\]|\\\\.)*bad");

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    System.out.println("Probe got an event of " + event.length() + " characters");
    output.write(answer(event, context).getBytes(StandardCharsets.UTF_8));
  }

  private static String answer(String event, Context context) {
    if (event.contains("\"routeKey\"")) {
      String body = Base64.getEncoder().encodeToString(event.getBytes(StandardCharsets.UTF_8));
      return "{\"statusCode\":201,\"headers\":{\"content-type\":\"application/json\"},"
          + "\"cookies\":[\"seen=yes\"],\"isBase64Encoded\":true,\"body\":\""
          + body
          + "\"}";
    }
    if (event.contains("\"Records\"")) {
      return "{\"batchItemFailures\":["
          + BAD.matcher(event)
              .results()
              .map(found -> "{\"itemIdentifier\":\"" + found.group(1) + "\"}")
              .collect(Collectors.joining(","))
          + "]}";
    }
    if (event.contains("fail")) {
      throw new IllegalStateException("told to fail");
    }
    if (event.contains("die")) {
      Runtime.getRuntime().halt(3);
    }
    if (event.contains("sleep")) {
      sleep();
    }
    return event.contains("environment") ? environment(context) : event;
  }

  private static String environment(Context context) {
    Map<String, String> variables = new TreeMap<>(System.getenv());
    variables.put("context.name", context.getFunctionName());
    variables.put("context.arn", context.getInvokedFunctionArn());
    variables.put("context.left", Boolean.toString(context.getRemainingTimeInMillis() > 0));
    variables.put("now", Clock.systemUTC().instant().toString());
    variables.put("process", Long.toString(ProcessHandle.current().pid()));
    return variables.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":\"" + entry.getValue() + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static void sleep() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
