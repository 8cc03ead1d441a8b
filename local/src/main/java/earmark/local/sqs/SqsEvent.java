package earmark.local.sqs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earmark.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A batch as Lambda hands it to a function.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with
 *     SQS</a>
 */
final class SqsEvent {
  private SqsEvent() {}

  static byte[] of(QueueSettings queue, String region, List<Message> batch) {
    ObjectNode event = Json.mapper().createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (Message message : batch) {
      describe(records.addObject(), queue, region, message);
    }
    try {
      return Json.mapper().writeValueAsBytes(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void describe(
      ObjectNode json, QueueSettings queue, String region, Message message) {
    json.put("messageId", message.id());
    json.put("receiptHandle", message.id() + "#" + message.receives());
    json.put("body", message.body());
    json.putObject("attributes")
        .put("ApproximateReceiveCount", Integer.toString(message.receives()))
        .put("SentTimestamp", Long.toString(message.sent().toEpochMilli()))
        .put("SenderId", "LOCAL")
        .put("ApproximateFirstReceiveTimestamp", Long.toString(message.firstReceived()));
    json.putObject("messageAttributes");
    json.put("md5OfBody", md5(message.body()));
    json.put("eventSource", "aws:sqs");
    json.put("eventSourceARN", queue.arn());
    json.put("awsRegion", region);
  }

  private static String md5(String body) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
