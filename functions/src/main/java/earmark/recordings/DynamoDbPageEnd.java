package earmark.recordings;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import earmark.recordings.Recordings.Cursor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where a page ended, as a cursor that tells nothing of who was searched for: the value of the
 * partition is not in it, but comes with the next search.
 *
 * @param partition which partition of the search
 * @param last the item that was read last in it: its id, its item and its time, or nothing yet
 */
record DynamoDbPageEnd(int partition, Optional<Item> last) {
  static final DynamoDbPageEnd START = new DynamoDbPageEnd(0, Optional.empty());

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{1,4})(?: ([a-z2-7]{26}) (recording|party-\\d{1,3}) ([0-9T:.Z-]{20,30}))?");
  private static final int LONGEST = 200;

  /**
   * Reads a cursor.
   *
   * @throws IllegalArgumentException when it is none of ours
   */
  static DynamoDbPageEnd of(Cursor cursor) {
    Matcher parts = FORM.matcher(decode(cursor.value()));
    if (!parts.matches()) {
      throw new IllegalArgumentException("This is no cursor");
    }
    int partition = Integer.parseInt(parts.group(1));
    return new DynamoDbPageEnd(
        partition,
        Optional.ofNullable(parts.group(2))
            .map(id -> new Item(id, parts.group(3), parts.group(4))));
  }

  private static String decode(String cursor) {
    if (cursor.length() > LONGEST) {
      throw new IllegalArgumentException("This is no cursor");
    }
    return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
  }

  Cursor cursor() {
    String text =
        partition
            + last.map(item -> " " + item.id() + " " + item.item() + " " + item.startsAt())
                .orElse("");
    return new Cursor(
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The same partition further on, or the next one when this one is at its end. */
  DynamoDbPageEnd next(Map<String, AttributeValue> lastEvaluated) {
    return lastEvaluated.isEmpty()
        ? new DynamoDbPageEnd(partition + 1, Optional.empty())
        : new DynamoDbPageEnd(
            partition,
            Optional.of(
                new Item(
                    lastEvaluated.get(RecordingsTable.RECORDING_ID).s(),
                    lastEvaluated.get(RecordingsTable.ITEM).s(),
                    lastEvaluated.get(RecordingsTable.STARTS_AT).s())));
  }

  /** DynamoDB's start key within this partition. */
  Optional<Map<String, AttributeValue>> startKey(String attribute, String value) {
    return last.map(
        item -> {
          Map<String, AttributeValue> key = new HashMap<>();
          key.put(attribute, fromS(value));
          key.put(RecordingsTable.RECORDING_ID, fromS(item.id()));
          key.put(RecordingsTable.ITEM, fromS(item.item()));
          key.put(RecordingsTable.STARTS_AT, fromS(item.startsAt()));
          return key;
        });
  }

  /** An item of the index, without the value of its partition. */
  record Item(String id, String item, String startsAt) {}
}
