package earmark.transcripts;

import com.fasterxml.jackson.annotation.JsonProperty;
import earmark.platform.Json;
import earmark.transcripts.Transcript.Word;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file that Transcribe writes: times (seconds) and confidences are text, punctuation has no
 * times. Whatever is missing is left out, so that a file with no words is a transcript without
 * turns.
 *
 * @param engine who heard it, when that was not Transcribe; Earmark's local stack says so
 * @see <a
 *     href="https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html#how-output">Output</a>
 */
record TranscribeOutput(Optional<String> engine, Optional<Results> results) {
  private static final String TRANSCRIBE = "Amazon Transcribe";
  private static final String NOBODY = "spk_0";

  record Results(
      List<Item> items,
      @JsonProperty("channel_labels") Optional<ChannelLabels> channelLabels,
      @JsonProperty("speaker_labels") Optional<SpeakerLabels> speakerLabels) {}

  /** A word or a punctuation mark. */
  record Item(
      String type,
      @JsonProperty("start_time") String startTime,
      @JsonProperty("end_time") String endTime,
      List<Alternative> alternatives,
      @JsonProperty("channel_label") String channelLabel,
      @JsonProperty("speaker_label") String speakerLabel) {

    boolean isPunctuation() {
      return "punctuation".equals(type);
    }

    /** The best alternative, empty text when there is none. */
    Alternative best() {
      return present(alternatives).findFirst().orElse(new Alternative(null, null));
    }

    Item saidBy(String label) {
      return new Item(type, startTime, endTime, alternatives, label, speakerLabel);
    }
  }

  record Alternative(String confidence, String content) {}

  record ChannelLabels(List<Channel> channels) {}

  record Channel(@JsonProperty("channel_label") String label, List<Item> items) {}

  record SpeakerLabels(List<Segment> segments) {}

  record Segment(@JsonProperty("speaker_label") String label, List<Item> items) {}

  /**
   * Reads the file.
   *
   * @throws IOException when it is not such a file
   */
  static TranscribeOutput read(InputStream file) throws IOException {
    return Json.mapper().readValue(file, TranscribeOutput.class);
  }

  Transcript transcript() {
    Map<String, List<Word>> words = new LinkedHashMap<>();
    results.ifPresent(found -> collect(found, words));
    return new Transcript(engine.orElse(TRANSCRIBE), Turns.of(words));
  }

  private static void collect(Results results, Map<String, List<Word>> words) {
    Map<String, String> labelsByStart = labelsByStart(results);
    String last = NOBODY;
    for (Item item : items(results)) {
      String fallback =
          item.isPunctuation() || item.startTime() == null
              ? last
              : labelsByStart.getOrDefault(item.startTime(), last);
      last = label(item, fallback);
      add(item, words.computeIfAbsent(last, _ -> new ArrayList<>()));
    }
  }

  /** In the older form the items do not say who spoke, but each channel has its own. */
  private static List<Item> items(Results results) {
    List<Item> items = present(results.items()).toList();
    List<Item> byChannel =
        results.channelLabels().stream()
            .flatMap(labels -> present(labels.channels()))
            .flatMap(channel -> present(channel.items()).map(item -> item.saidBy(channel.label())))
            .toList();
    boolean labelled = items.stream().anyMatch(item -> item.channelLabel() != null);
    return labelled || byChannel.isEmpty() ? items : byChannel;
  }

  private static Map<String, String> labelsByStart(Results results) {
    Map<String, String> labels = new HashMap<>();
    results.speakerLabels().stream()
        .flatMap(found -> present(found.segments()))
        .filter(segment -> segment.label() != null)
        .forEach(
            segment ->
                present(segment.items())
                    .filter(item -> item.startTime() != null)
                    .forEach(item -> labels.put(item.startTime(), segment.label())));
    return labels;
  }

  private static String label(Item item, String fallback) {
    return Stream.of(item.channelLabel(), item.speakerLabel())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(fallback);
  }

  private static void add(Item item, List<Word> words) {
    String text = Objects.requireNonNullElse(item.best().content(), "").strip();
    if (text.isEmpty()) {
      return;
    }
    if (!item.isPunctuation()) {
      Duration before = words.isEmpty() ? Duration.ZERO : words.getLast().end();
      Duration start = seconds(item.startTime()).orElse(before);
      Duration end = seconds(item.endTime()).filter(t -> t.compareTo(start) >= 0).orElse(start);
      words.add(new Word(text, start, end, confidence(item)));
    } else if (!words.isEmpty()) {
      Word word = words.removeLast();
      words.add(new Word(word.text() + text, word.start(), word.end(), word.confidence()));
    }
  }

  private static Optional<Duration> seconds(String text) {
    return number(text)
        .filter(seconds -> seconds >= 0 && seconds < Duration.ofDays(1).toSeconds())
        .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)));
  }

  /** What the engine does not vouch for counts as uncertain. */
  private static double confidence(Item item) {
    return number(item.best().confidence()).map(c -> Math.clamp(c, 0, 1)).orElse(0.0);
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.ofNullable(text).map(Double::valueOf).filter(Double::isFinite);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static <T> Stream<T> present(List<T> list) {
    return list == null ? Stream.empty() : list.stream().filter(Objects::nonNull);
  }
}
