package earmark.transcripts;

import earmark.policy.Policy;
import earmark.recordings.Recording;
import earmark.transcripts.Transcript.Turn;
import earmark.transcripts.Transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What every form of the document says, before it takes that form: facts of the call, remarks, and
 * the turns with their speakers named.
 *
 * @param facts name and value, in the order they are shown
 * @param remarks what the reader must know about it
 */
record TranscriptDocument(
    Recording recording,
    Transcript transcript,
    Speakers speakers,
    Policy policy,
    Map<String, String> facts,
    List<String> remarks) {

  /** A word below this confidence is marked. */
  static final double UNCERTAIN_BELOW = 0.5;

  static final String TITLE = "Transcript of a telephone call";

  static TranscriptDocument of(Transcript transcript, Recording recording, Policy policy) {
    Speakers speakers = Speakers.of(transcript, recording.call(), policy);
    return new TranscriptDocument(
        recording,
        transcript,
        speakers,
        policy,
        facts(transcript, recording, speakers, policy),
        remarks(transcript, speakers));
  }

  /** Words of one kind that follow each other. */
  record Stretch(String text, boolean uncertain) {}

  String name(Turn turn) {
    return plain(speakers.name(turn.speaker()));
  }

  static boolean isUncertain(Word word) {
    return word.confidence() < UNCERTAIN_BELOW;
  }

  /** The words, those that follow each other and are equally (un)certain joined. */
  static List<Stretch> stretches(List<Word> words) {
    List<Stretch> stretches = new ArrayList<>();
    for (Word word : words) {
      boolean uncertain = isUncertain(word);
      if (!stretches.isEmpty() && stretches.getLast().uncertain() == uncertain) {
        Stretch last = stretches.removeLast();
        stretches.add(new Stretch(last.text() + " " + plain(word.text()), uncertain));
      } else {
        stretches.add(new Stretch(plain(word.text()), uncertain));
      }
    }
    return stretches;
  }

  /** Text on one line, without characters that are not to be seen. */
  static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ");
  }

  private static Map<String, String> facts(
      Transcript transcript, Recording recording, Speakers speakers, Policy policy) {
    var time = recording.call().time();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Date", CallTimes.date(time.start(), policy.timeZone()));
    facts.put("Time", CallTimes.time(time, policy.timeZone()));
    facts.put("Length", length(transcript, recording));
    facts.put("Parties", parties(speakers));
    facts.put("Recording", recording.id().value());
    facts.put("Transcribed by", transcript.engine());
    facts.replaceAll((_, value) -> plain(value));
    return facts;
  }

  private static String length(Transcript transcript, Recording recording) {
    return recording
        .audio()
        .duration()
        .map(CallTimes::length)
        .orElseGet(
            () ->
                transcript.turns().stream()
                    .map(Turn::end)
                    .max(Duration::compareTo)
                    .map(end -> "at least " + CallTimes.length(end))
                    .orElse("not known"));
  }

  private static String parties(Speakers speakers) {
    return speakers.parties().isEmpty()
        ? "not known"
        : speakers.parties().stream().collect(Collectors.joining(", "));
  }

  private static List<String> remarks(Transcript transcript, Speakers speakers) {
    List<String> remarks = new ArrayList<>();
    remarks.add(
        "A machine wrote this transcript. It contains errors; what was said is what the recording"
            + " holds.");
    remarks.add(
        speakers.areByChannel()
            ? "Each party was recorded on a channel of its own. Which channel is whose is taken"
                + " from the order in which the telephone system named the parties."
            : "The voices were told apart by machine, and are numbered in the order they were"
                + " heard.");
    if (transcript.turns().isEmpty()) {
      remarks.add("No words were heard in this recording.");
    }
    return remarks;
  }
}
