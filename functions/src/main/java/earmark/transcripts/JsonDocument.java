package earmark.transcripts;

import com.fasterxml.jackson.core.JsonProcessingException;
import earmark.platform.Json;
import earmark.transcripts.Transcript.Turn;
import earmark.transcripts.Transcript.Word;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The transcript as JSON: times in seconds from the beginning of the recording, confidence from 0
 * to 1. Without line breaks, for a word takes about 100 bytes all the same: the 6 MB that Lambda
 * answers hold about five hours of unbroken speech. The other forms hold any call.
 */
record JsonDocument(
    String recordingId,
    OffsetDateTime callStart,
    Optional<OffsetDateTime> otherReading,
    Optional<Double> durationSeconds,
    String engine,
    double uncertainBelow,
    List<String> remarks,
    List<Speaker> speakers,
    List<Said> turns) {

  record Speaker(String label, String name) {}

  record Said(String speaker, double start, double end, String text, List<Heard> words) {}

  record Heard(String text, double start, double end, double confidence, boolean uncertain) {}

  static String write(TranscriptDocument document) {
    try {
      return Json.mapper().writeValueAsString(JsonDocument.of(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonDocument of(TranscriptDocument document) {
    var zone = document.policy().timeZone();
    var time = document.recording().call().time();
    return new JsonDocument(
        document.recording().id().value(),
        time.start().atZone(zone).toOffsetDateTime(),
        time.earlierReading().map(other -> other.atZone(zone).toOffsetDateTime()),
        document.recording().audio().duration().map(JsonDocument::seconds),
        document.transcript().engine(),
        TranscriptDocument.UNCERTAIN_BELOW,
        document.remarks(),
        document.speakers().names().entrySet().stream().map(JsonDocument::speaker).toList(),
        document.transcript().turns().stream().map(turn -> said(document, turn)).toList());
  }

  private static Speaker speaker(Map.Entry<String, String> speaker) {
    return new Speaker(speaker.getKey(), speaker.getValue());
  }

  private static Said said(TranscriptDocument document, Turn turn) {
    return new Said(
        document.name(turn),
        seconds(turn.start()),
        seconds(turn.end()),
        turn.words().stream().map(Word::text).collect(Collectors.joining(" ")),
        turn.words().stream().map(JsonDocument::heard).toList());
  }

  private static Heard heard(Word word) {
    return new Heard(
        word.text(),
        seconds(word.start()),
        seconds(word.end()),
        word.confidence(),
        TranscriptDocument.isUncertain(word));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
