package earmark.transcripts;

import static earmark.transcripts.TranscriptsTable.ATTEMPT;
import static earmark.transcripts.TranscriptsTable.CHANGED_AT;
import static earmark.transcripts.TranscriptsTable.CHANNELS;
import static earmark.transcripts.TranscriptsTable.CODEC;
import static earmark.transcripts.TranscriptsTable.EXPIRES_AT;
import static earmark.transcripts.TranscriptsTable.REASON;
import static earmark.transcripts.TranscriptsTable.RECORDING_ID;
import static earmark.transcripts.TranscriptsTable.REQUESTED_AT;
import static earmark.transcripts.TranscriptsTable.REVISION;
import static earmark.transcripts.TranscriptsTable.STATE;
import static earmark.transcripts.TranscriptsTable.TRIES;
import static earmark.transcripts.TranscriptsTable.UNFINISHED;
import static earmark.transcripts.TranscriptsTable.VAULT_VERSION;
import static earmark.transcripts.TranscriptsTable.YES;

import earmark.recordings.Audio;
import earmark.recordings.RecordingId;
import earmark.transcripts.Transcription.Progress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How an entry is written into an item, and read from it. */
final class DynamoDbTranscriptionItem {
  /** Times of one length, so that their order as text is their order in time. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final String WAITING = "waiting";
  private static final String IN_PROGRESS = "in-progress";
  private static final String READY = "ready";
  private static final String FAILED = "failed";

  private DynamoDbTranscriptionItem() {}

  static Map<String, AttributeValue> write(Transcription entry) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(RECORDING_ID, text(entry.id().value()));
    item.put(VAULT_VERSION, text(entry.media().vaultVersion()));
    item.put(CODEC, text(entry.media().codec().name()));
    item.put(CHANNELS, number(entry.media().channels()));
    item.put(ATTEMPT, number(entry.attempt()));
    item.put(TRIES, number(entry.tries()));
    item.put(REQUESTED_AT, time(entry.requestedAt()));
    item.put(CHANGED_AT, time(entry.changedAt()));
    item.put(EXPIRES_AT, number(entry.expiresAt().getEpochSecond()));
    item.put(REVISION, number(entry.revision()));
    if (entry.unfinished()) {
      item.put(UNFINISHED, text(YES));
    }
    switch (entry.progress()) {
      case Progress.Waiting _ -> item.put(STATE, text(WAITING));
      case Progress.InProgress _ -> item.put(STATE, text(IN_PROGRESS));
      case Progress.Ready _ -> item.put(STATE, text(READY));
      case Progress.Failed(String reason) -> {
        item.put(STATE, text(FAILED));
        item.put(REASON, text(reason));
      }
    }
    return item;
  }

  static Transcription read(Map<String, AttributeValue> item) {
    return new Transcription(
        new RecordingId(item.get(RECORDING_ID).s()),
        new Media(
            item.get(VAULT_VERSION).s(),
            Audio.Codec.valueOf(item.get(CODEC).s()),
            Integer.parseInt(item.get(CHANNELS).n())),
        progress(item),
        Integer.parseInt(item.get(ATTEMPT).n()),
        Integer.parseInt(item.get(TRIES).n()),
        Instant.parse(item.get(REQUESTED_AT).s()),
        Instant.parse(item.get(CHANGED_AT).s()),
        Instant.ofEpochSecond(Long.parseLong(item.get(EXPIRES_AT).n())),
        Long.parseLong(item.get(REVISION).n()));
  }

  private static Progress progress(Map<String, AttributeValue> item) {
    String state = item.get(STATE).s();
    return switch (state) {
      case WAITING -> new Progress.Waiting();
      case IN_PROGRESS -> new Progress.InProgress();
      case READY -> new Progress.Ready();
      case FAILED -> new Progress.Failed(item.get(REASON).s());
      default -> throw new IllegalStateException("An entry has the state '" + state + "'");
    };
  }

  static AttributeValue time(Instant time) {
    return text(TIME.format(time));
  }

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
