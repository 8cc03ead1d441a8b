package earmark.local.transcribe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earmark.platform.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The document of a job, in AWS's shape: times and confidences are strings, punctuation has no
 * times. One field is added, {@code engine}, which names what heard it.
 *
 * <p>The recognisers here hear no punctuation: a segment starts with a capital and ends with a full
 * stop.
 *
 * @see <a href="https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html#how-output">Data
 *     output</a>
 */
final class ResultDocument {
  private final Hearing hearing;
  private final List<Segment> segments;
  private final ObjectNode document = Json.mapper().createObjectNode();
  private final ArrayNode items = Json.mapper().createArrayNode();
  private final ArrayNode audioSegments = Json.mapper().createArrayNode();

  private ResultDocument(Hearing hearing) {
    this.hearing = hearing;
    this.segments = Segment.of(hearing.voices());
  }

  static ObjectNode of(String jobName, String engine, Hearing hearing) {
    return new ResultDocument(hearing).write(jobName, engine);
  }

  private ObjectNode write(String jobName, String engine) {
    segments.forEach(this::add);
    document.put("jobName", jobName);
    document.put("accountId", LocalTranscribe.ACCOUNT);
    document.put("status", "COMPLETED");
    document.put("engine", engine);
    var results = document.putObject("results");
    results.putArray("transcripts").addObject().put("transcript", transcript());
    switch (hearing.kind()) {
      case CHANNELS -> results.set("channel_labels", channelLabels());
      case SPEAKERS -> results.set("speaker_labels", speakerLabels());
      case UNLABELLED -> {}
    }
    results.set("items", items);
    results.set("audio_segments", audioSegments);
    return document;
  }

  private void add(Segment segment) {
    var node = audioSegments.addObject();
    node.put("id", audioSegments.size() - 1);
    node.put("transcript", text(segment));
    node.put("start_time", seconds(segment.start()));
    node.put("end_time", seconds(segment.end()));
    label(node, segment.voice());
    var ids = node.putArray("items");
    var first = true;
    for (var word : segment.words()) {
      ids.add(pronunciation(word, spelling(word, first), segment.voice()));
      first = false;
    }
    ids.add(fullStop(segment.voice()));
  }

  private int pronunciation(HeardWord word, String content, int voice) {
    var item = item("pronunciation", content, confidence(word.confidence()), voice);
    item.put("start_time", seconds(word.start()));
    item.put("end_time", seconds(word.end()));
    return items.size() - 1;
  }

  private int fullStop(int voice) {
    item("punctuation", ".", "0.0", voice);
    return items.size() - 1;
  }

  private ObjectNode item(String type, String content, String confidence, int voice) {
    var item = items.addObject();
    item.put("id", items.size() - 1);
    item.put("type", type);
    item.putArray("alternatives").addObject().put("confidence", confidence).put("content", content);
    label(item, voice);
    return item;
  }

  private void label(ObjectNode node, int voice) {
    switch (hearing.kind()) {
      case CHANNELS -> node.put("channel_label", "ch_" + voice);
      case SPEAKERS -> node.put("speaker_label", "spk_" + voice);
      case UNLABELLED -> {}
    }
  }

  private ObjectNode channelLabels() {
    var labels = Json.mapper().createObjectNode();
    var channels = labels.putArray("channels");
    for (var voice = 0; voice < hearing.voices().size(); voice++) {
      var channel = channels.addObject().put("channel_label", "ch_" + voice);
      var own = channel.putArray("items");
      var label = "ch_" + voice;
      items.forEach(
          item -> {
            if (item.path("channel_label").asText().equals(label)) {
              own.add(item.deepCopy());
            }
          });
    }
    labels.put("number_of_channels", hearing.voices().size());
    return labels;
  }

  private ObjectNode speakerLabels() {
    var labels = Json.mapper().createObjectNode();
    var list = labels.putArray("segments");
    for (var segment : segments) {
      var node = list.addObject();
      speaker(node, segment.start(), segment.end(), segment.voice());
      var words = node.putArray("items");
      segment
          .words()
          .forEach(word -> speaker(words.addObject(), word.start(), word.end(), segment.voice()));
    }
    labels.put("speakers", hearing.voices().size());
    return labels;
  }

  private static void speaker(ObjectNode node, Duration start, Duration end, int voice) {
    node.put("start_time", seconds(start));
    node.put("end_time", seconds(end));
    node.put("speaker_label", "spk_" + voice);
  }

  private String transcript() {
    return segments.stream().map(ResultDocument::text).collect(Collectors.joining(" "));
  }

  private static String text(Segment segment) {
    var words = segment.words().stream().map(word -> spelling(word, false));
    return capitalised(words.collect(Collectors.joining(" "))) + ".";
  }

  private static String spelling(HeardWord word, boolean first) {
    var text = word.text();
    var isI = text.equals("i") || text.startsWith("i'");
    return first || isI ? capitalised(text) : text;
  }

  private static String capitalised(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.UK) + text.substring(1);
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
  }

  private static String confidence(double confidence) {
    return String.format(Locale.ROOT, "%.3f", confidence);
  }
}
