package earmark.recordings;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import earmark.platform.SortableTime;
import earmark.policy.RetentionClass;
import earmark.recordings.RecordingIndex.State;
import earmark.recordings.RecordingIndex.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How recordings are written as items of the table. The format only gains fields: what an older
 * version wrote stays readable.
 */
final class DynamoDbRecordingItems {
  /** The item that every recording has. */
  static final String MAIN = "recording";

  /**
   * The item that says what lies in the vault, without a word about a person. It has no day after
   * which it goes: it is there for the receipt when TTL was faster than S3.
   */
  static final String VERSION = "version";

  static final String STATE = "state";
  static final String RETAIN_UNTIL = "retainUntil";

  /** How many partitions a day, or the list of what waits, is spread over. */
  static final int SHARDS = 8;

  /** How long TTL stays behind retention: the second line after S3's own deletion. */
  static final Duration SECOND_LINE = Duration.ofDays(60);

  private static final String FURTHER = "party-";

  private DynamoDbRecordingItems() {}

  static String text(Instant time) {
    return SortableTime.of(time);
  }

  /**
   * The items of a recording, the main one first: each further party has one to be found by, and
   * the last one is what its receipt will be made of.
   */
  static List<Map<String, AttributeValue>> of(Recording recording, UploadedVersion upload) {
    Map<String, AttributeValue> body = body(recording, upload);
    List<String> customers = recording.call().customerNumbers();
    List<String> staff =
        recording.call().staff().stream().map(Party.StaffMember::staffId).distinct().toList();
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (int i = 0; i < Math.max(1, Math.max(customers.size(), staff.size())); i++) {
      Map<String, AttributeValue> item = new HashMap<>(body);
      item.put(RecordingsTable.ITEM, fromS(i == 0 ? MAIN : FURTHER + i));
      if (i == 0) {
        item.put(RecordingsTable.DAY_SHARD, fromS(dayShard(recording)));
      }
      if (i < customers.size()) {
        item.put(RecordingsTable.CUSTOMER, fromS(customers.get(i)));
      }
      if (i < staff.size()) {
        item.put(RecordingsTable.STAFF, fromS(staff.get(i)));
      }
      items.add(item);
    }
    items.add(version(recording));
    return items;
  }

  private static Map<String, AttributeValue> version(Recording recording) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(RecordingsTable.RECORDING_ID, fromS(recording.id().value()));
    item.put(RecordingsTable.ITEM, fromS(VERSION));
    item.put("formatVersion", fromN("1"));
    item.put(RecordingsTable.STARTS_AT, fromS(text(recording.call().time().start())));
    putVaulted(item, recording);
    return item;
  }

  private static void putVaulted(Map<String, AttributeValue> item, Recording recording) {
    item.put("bytes", number(recording.audio().bytes()));
    item.put("retentionClass", fromS(recording.retentionClass().tag()));
    item.put("vaultVersion", fromS(recording.vaultVersion()));
    item.put("sha256", fromS(recording.sha256()));
  }

  /** From the main item, or from the one that outlives it. */
  static VaultedVersion vaultedVersion(Map<String, AttributeValue> item, boolean indexed) {
    return new VaultedVersion(
        new RecordingId(string(item, RecordingsTable.RECORDING_ID)),
        string(item, "vaultVersion"),
        new RetentionClass(string(item, "retentionClass")),
        Instant.parse(string(item, RecordingsTable.STARTS_AT)),
        string(item, "sha256"),
        Long.parseLong(item.get("bytes").n()),
        indexed);
  }

  private static Map<String, AttributeValue> body(Recording recording, UploadedVersion upload) {
    Audio audio = recording.audio();
    Map<String, AttributeValue> item = base(recording.id(), State.VAULTED, upload);
    putCall(item, recording.call());
    item.put("codec", fromS(audio.codec().name()));
    item.put("channels", number(audio.channels()));
    item.put("sampleRate", number(audio.sampleRate()));
    audio.duration().ifPresent(length -> item.put("durationMillis", number(length.toMillis())));
    item.put("scope", fromS(recording.scope().name()));
    putVaulted(item, recording);
    item.put(RETAIN_UNTIL, fromS(text(recording.retainUntil())));
    item.put("vaultedAt", fromS(text(recording.vaultedAt())));
    item.put(RecordingsTable.EXPIRES_AT, seconds(recording.retainUntil().plus(SECOND_LINE)));
    return item;
  }

  /** A call that is not routinely kept: enough to rescue it, and found by no search. */
  static Map<String, AttributeValue> outOfScope(
      RecordingId id, Call call, UploadedVersion upload, Instant forgetAt) {
    Map<String, AttributeValue> item = base(id, State.OUT_OF_SCOPE, upload);
    item.put(RecordingsTable.ITEM, fromS(MAIN));
    putCall(item, call);
    item.put(RecordingsTable.EXPIRES_AT, seconds(forgetAt));
    return item;
  }

  /** An upload that waits: in the list of what waits, for as long as it does. */
  static Map<String, AttributeValue> waiting(RecordingId id, Waiting waiting) {
    Map<String, AttributeValue> item = base(id, State.WAITING, waiting.upload());
    item.put(RecordingsTable.ITEM, fromS(MAIN));
    item.put("reason", fromS(waiting.reason().name()));
    item.put(RecordingsTable.ARRIVED_AT, fromS(text(waiting.arrivedAt())));
    item.put(RecordingsTable.WAITING_SHARD, fromS(waitingShard(shard(id))));
    return item;
  }

  private static Map<String, AttributeValue> base(
      RecordingId id, State state, UploadedVersion upload) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(RecordingsTable.RECORDING_ID, fromS(id.value()));
    item.put(STATE, fromS(state.name()));
    item.put("formatVersion", fromN("1"));
    item.put("uploadBucket", fromS(upload.bucket()));
    item.put("uploadKey", fromS(upload.key()));
    item.put("uploadVersion", fromS(upload.version()));
    return item;
  }

  private static void putCall(Map<String, AttributeValue> item, Call call) {
    CallTime time = call.time();
    item.put(RecordingsTable.STARTS_AT, fromS(text(time.start())));
    time.earlierReading().ifPresent(earlier -> item.put("earlierReading", fromS(text(earlier))));
    item.put("timeSource", fromS(time.source().name()));
    item.put("timeDoubt", fromS(time.doubt().name()));
    item.put("direction", fromS(call.direction().name()));
    item.put("parties", fromL(call.parties().stream().map(DynamoDbRecordingItems::party).toList()));
  }

  private static AttributeValue party(Party party) {
    return fromM(
        switch (party) {
          case Party.Customer(Optional<String> number) ->
              number
                  .map(known -> Map.of("kind", fromS("customer"), "number", fromS(known)))
                  .orElse(Map.of("kind", fromS("customer")));
          case Party.StaffMember(String staffId, String role, String line) ->
              Map.of(
                  "kind", fromS("staff"),
                  "staff", fromS(staffId),
                  "role", fromS(role),
                  "line", fromS(line));
          case Party.UnknownLine(String line) ->
              Map.of("kind", fromS("unknown"), "line", fromS(line));
        });
  }

  static Recording recording(Map<String, AttributeValue> item) {
    return new Recording(
        new RecordingId(string(item, RecordingsTable.RECORDING_ID)),
        call(item),
        audio(item),
        Scope.valueOf(string(item, "scope")),
        new RetentionClass(string(item, "retentionClass")),
        string(item, "vaultVersion"),
        string(item, "sha256"),
        Instant.parse(string(item, RETAIN_UNTIL)),
        Instant.parse(string(item, "vaultedAt")));
  }

  private static Call call(Map<String, AttributeValue> item) {
    return new Call(
        new CallTime(
            Instant.parse(string(item, RecordingsTable.STARTS_AT)),
            Optional.ofNullable(item.get("earlierReading")).map(v -> Instant.parse(v.s())),
            CallTime.Source.valueOf(string(item, "timeSource")),
            CallTime.Doubt.valueOf(string(item, "timeDoubt"))),
        Call.Direction.valueOf(string(item, "direction")),
        item.get("parties").l().stream().map(value -> readParty(value.m())).toList());
  }

  private static Party readParty(Map<String, AttributeValue> party) {
    return switch (string(party, "kind")) {
      case "customer" ->
          new Party.Customer(Optional.ofNullable(party.get("number")).map(AttributeValue::s));
      case "staff" ->
          new Party.StaffMember(
              string(party, "staff"), string(party, "role"), string(party, "line"));
      default -> new Party.UnknownLine(string(party, "line"));
    };
  }

  private static Audio audio(Map<String, AttributeValue> item) {
    return new Audio(
        Audio.Codec.valueOf(string(item, "codec")),
        Integer.parseInt(item.get("channels").n()),
        Integer.parseInt(item.get("sampleRate").n()),
        Optional.ofNullable(item.get("durationMillis"))
            .map(v -> Duration.ofMillis(Long.parseLong(v.n()))),
        Long.parseLong(item.get("bytes").n()));
  }

  static Waiting waiting(Map<String, AttributeValue> item) {
    return new Waiting(
        new UploadedVersion(
            string(item, "uploadBucket"), string(item, "uploadKey"), string(item, "uploadVersion")),
        WaitReason.valueOf(string(item, "reason")),
        Instant.parse(string(item, RecordingsTable.ARRIVED_AT)));
  }

  static State state(Map<String, AttributeValue> item) {
    return State.valueOf(string(item, STATE));
  }

  private static String dayShard(Recording recording) {
    return dayShard(
        recording.call().time().start().atZone(ZoneOffset.UTC).toLocalDate().toString(),
        shard(recording.id()));
  }

  /** A partition of a day in UTC, written as ISO 8601 does. */
  static String dayShard(String day, int shard) {
    return day + "#" + shard;
  }

  /** A partition of the list of what waits. */
  static String waitingShard(int shard) {
    return "waiting#" + shard;
  }

  /** The ids are hashes: their last character spreads evenly. */
  private static int shard(RecordingId id) {
    return id.value().charAt(id.value().length() - 1) % SHARDS;
  }

  private static String string(Map<String, AttributeValue> item, String name) {
    return item.get(name).s();
  }

  private static AttributeValue number(long value) {
    return fromN(Long.toString(value));
  }

  private static AttributeValue seconds(Instant time) {
    return number(time.getEpochSecond());
  }
}
