package earmark.transcripts;

import static earmark.transcripts.TranscriptDocuments.Format.HTML;
import static earmark.transcripts.TranscriptDocuments.Format.JSON;
import static earmark.transcripts.TranscriptDocuments.Format.TEXT;
import static earmark.transcripts.TranscriptDocuments.Format.VTT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.platform.Json;
import earmark.recordings.Audio;
import earmark.recordings.Audio.Codec;
import earmark.recordings.Call;
import earmark.recordings.CallTime;
import earmark.recordings.Party;
import earmark.recordings.Recording;
import earmark.transcripts.Transcript.Turn;
import earmark.transcripts.Transcript.Word;
import earmark.transcripts.TranscriptDocuments.Format;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

final class TranscriptDocumentsTest {
  private static final Transcript TWO_CHANNELS = Samples.transcript("output-two-channels.json");

  private static String render(Format format) {
    return TranscriptDocuments.render(TWO_CHANNELS, Samples.recording(), format);
  }

  private static String text(Transcript transcript, Call call) {
    return TranscriptDocuments.render(
        transcript, Samples.recording(Samples.audio(Codec.WAV_PCM), call), TEXT);
  }

  @Test
  void shouldReadWellAsText() {
    assertThat(render(TEXT))
        .isEqualTo(
            """
            Transcript of a telephone call
            ==============================

            Date:           Tuesday 24 November 2026
            Time:           14:05 GMT
            Length:         4 minutes 12 seconds
            Parties:        Caller, Student adviser
            Recording:      abcdefghijklmnopqrstuvwx23
            Transcribed by: Amazon Transcribe

            A machine wrote this transcript. It contains errors; what was said is what the recording holds.
            Each party was recorded on a channel of its own. Which channel is whose is taken from the order in which the telephone system named the parties.
            Words that the machine was not sure of stand in brackets: [word?].

            [00:00] Student adviser: Good afternoon, how can I help?

            [00:02] Caller: Hello, it's about the fee for the [botany?] course.

            [00:04] Student adviser: Of course. It is ninety pounds.
            """);
  }

  @Test
  void shouldBeCaptionsThatAPlayerShows() {
    assertThat(render(VTT))
        .startsWith("WEBVTT\n\nNOTE A machine wrote this transcript.")
        .endsWith(
            """

            00:00:00.310 --> 00:00:01.800
            <v Student adviser>Good afternoon, how can I help?

            00:00:02.050 --> 00:00:04.410
            <v Caller>Hello, it's about the fee for the <c.uncertain>botany</c> course.

            00:00:04.600 --> 00:00:06.300
            <v Student adviser>Of course. It is ninety pounds.
            """);
  }

  @Test
  void shouldSayTheSameAsJson() throws IOException {
    JsonNode json = Json.mapper().readTree(render(JSON));

    assertThat(json.get("recordingId").asText()).isEqualTo("abcdefghijklmnopqrstuvwx23");
    assertThat(json.get("callStart").asText()).isEqualTo("2026-11-24T14:05:00Z");
    assertThat(json.get("durationSeconds").asDouble()).isEqualTo(252);
    assertThat(json.get("engine").asText()).isEqualTo("Amazon Transcribe");
    assertThat(json.get("speakers").toString())
        .isEqualTo(
            "[{\"label\":\"ch_0\",\"name\":\"Caller\"},"
                + "{\"label\":\"ch_1\",\"name\":\"Student adviser\"}]");
    JsonNode turn = json.get("turns").get(1);
    assertThat(turn.get("speaker").asText()).isEqualTo("Caller");
    assertThat(turn.get("start").asDouble()).isEqualTo(2.05);
    assertThat(turn.get("text").asText())
        .isEqualTo("Hello, it's about the fee for the botany course.");
    assertThat(turn.get("words").get(7).toString())
        .isEqualTo(
            "{\"text\":\"botany\",\"start\":3.48,\"end\":3.99,\"confidence\":0.412,"
                + "\"uncertain\":true}");
  }

  @Test
  void shouldBeAPageThatSaysForTheEarWhatItShowsTheEye() {
    assertThat(render(HTML))
        .startsWith("<!DOCTYPE html>\n<html lang=\"en-GB\">")
        .contains("<title>Transcript of a telephone call, Tuesday 24 November 2026, 14:05 GMT")
        .contains("<th scope=\"row\">Student adviser</th>")
        .contains("<td class=\"time\">00:02</td>")
        .contains("the <mark>botany<span class=\"spoken\"> (uncertain)</span></mark> course.</td>")
        .doesNotContain("<script", "http", "style=", "url(");
  }

  @Test
  void shouldBeAPageWhoseTagsAllClose() throws Exception {
    assertWellFormed(render(HTML));
  }

  @Nested
  class Names {
    private static final Transcript VOICES = Samples.transcript("output-speaker-labels.json");

    @Test
    void shouldBeNumbersWhenNothingSaysWhoseVoiceItIs() {
      assertThat(text(VOICES, Samples.inbound()))
          .contains("[00:00] Speaker 1: Reception.", "[00:01] Speaker 2: Is Mrs [Pemberton?] in?")
          .contains("The voices were told apart by machine");
    }

    @Test
    void shouldBeNumbersWhenThePhoneSystemNamedOnlyOneParty() {
      assertThat(text(TWO_CHANNELS, Samples.call(Call.Direction.INBOUND, Samples.CALLER)))
          .contains("[00:00] Speaker 2: Good", "[00:02] Speaker 1: Hello");
    }

    @Test
    void shouldSayCustomerWhoWasRung() {
      assertThat(
              text(
                  TWO_CHANNELS,
                  Samples.call(Call.Direction.OUTBOUND, Samples.ADVISER, Samples.CALLER)))
          .contains("[00:00] Customer: Good", "[00:02] Student adviser: Hello");
    }

    @Test
    void shouldJoinWhoSharesAChannel() {
      Party tutor = new Party.StaffMember("s-2", "tutor", "301");
      assertThat(
              text(
                  TWO_CHANNELS,
                  Samples.call(
                      Call.Direction.INBOUND,
                      Samples.CALLER,
                      Samples.ADVISER,
                      tutor,
                      new Party.UnknownLine("999"))))
          .contains("[00:00] Student adviser and Tutor and Unknown line: Good");
    }

    @Test
    void shouldTellTwoOfAKindApart() {
      assertThat(
              text(
                  TWO_CHANNELS,
                  Samples.call(Call.Direction.INTERNAL, Samples.ADVISER, Samples.ADVISER)))
          .contains("[00:00] Student adviser 2: Good", "[00:02] Student adviser 1: Hello");
    }
  }

  @Nested
  class Times {
    private String at(CallTime time, Optional<Duration> duration, Transcript transcript) {
      Call call = new Call(time, Call.Direction.INBOUND, List.of());
      Audio audio = new Audio(Codec.MP3, 1, 16_000, duration, 1000);
      return TranscriptDocuments.render(transcript, Samples.recording(audio, call), TEXT);
    }

    private CallTime certain(String start) {
      return new CallTime(
          Instant.parse(start), Optional.empty(), CallTime.Source.NAME_UTC, CallTime.Doubt.NONE);
    }

    @Test
    void shouldBeSummerTimeInSummer() {
      assertThat(
              at(certain("2026-06-14T23:30:00Z"), Optional.of(Duration.ofHours(1)), TWO_CHANNELS))
          .contains("Monday 15 June 2026", "00:30 BST", "1 hour\n");
    }

    @Test
    void shouldShowBothReadingsWhenTheClocksWentBack() {
      CallTime twice =
          new CallTime(
              Instant.parse("2026-10-25T01:30:00Z"),
              Optional.of(Instant.parse("2026-10-25T00:30:00Z")),
              CallTime.Source.NAME_LOCAL,
              CallTime.Doubt.REPEATED);
      assertThat(at(twice, Optional.empty(), TWO_CHANNELS))
          .contains("01:30 GMT or 01:30 BST (the clocks went back)", "at least 6 seconds");
    }

    @Test
    void shouldSayWhenTheClocksWentForward() {
      CallTime skipped =
          new CallTime(
              Instant.parse("2026-03-29T01:30:00Z"),
              Optional.empty(),
              CallTime.Source.NAME_LOCAL,
              CallTime.Doubt.SKIPPED);
      assertThat(at(skipped, Optional.of(Duration.ofMillis(700)), new Transcript("x", List.of())))
          .contains(
              "02:30 BST (the clocks went forward)",
              "less than a second",
              "not known",
              "No words were heard");
    }

    @Test
    void shouldCountHoursInLongCalls() {
      Word late = new Word("Still", Duration.ofSeconds(3_723), Duration.ofSeconds(3_724), 1);
      Turn turn = new Turn("spk_0", late.start(), late.end(), List.of(late));
      assertThat(text(new Transcript("x", List.of(turn)), Samples.inbound()))
          .contains("[1:02:03] Speaker 1: Still");
    }
  }

  /** Whatever a recogniser hears or a policy names, the forms stay the forms they are. */
  @Nested
  class HostileText {
    private static final List<String> BITS =
        List.of(
            "<script>alert(1)</script>",
            "-->",
            "00:00:01.000 --> 00:00:02.000",
            "\n\n",
            "\r",
            "&",
            "&lt;",
            "--",
            "<c.uncertain>",
            "</v>",
            "\"",
            "'",
            "]]>",
            "<!--",
            "\u2028",
            "\u202e",
            "\u0000",
            "word",
            "NOTE",
            "[x?]",
            "</td></tr></table>",
            "%s",
            "$1",
            "\\");

    @Test
    void shouldBeEscaped() throws Exception {
      long seed = System.nanoTime();
      Random random = new Random(seed);
      for (int i = 0; i < 300; i++) {
        Transcript transcript = hostile(random);
        Recording recording = Samples.recording(Samples.audio(Codec.WAV_PCM), hostileCall(random));
        String said = "seed " + seed;

        String html = TranscriptDocuments.render(transcript, recording, HTML);
        assertWellFormed(html);
        assertThat(html).as(said).doesNotContain("<script", "\u202e", "\u0000");
        assertThat(Pattern.compile("<tr>").matcher(html).results().count())
            .as(said)
            .isEqualTo(transcript.turns().size() + 1L);

        String vtt = TranscriptDocuments.render(transcript, recording, VTT);
        assertThat(vtt.lines().filter(line -> line.contains("-->")))
            .as(said)
            .allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} --> [0-9:.]+"));
        assertThat(vtt.replaceAll("<v [^<>]*>|</?c(\\.uncertain)?>|(?m)^\\d\\d:.*-->.*$", ""))
            .as(said)
            .doesNotContain("<", ">");

        String text = TranscriptDocuments.render(transcript, recording, TEXT);
        assertThat(text.lines().filter(line -> line.startsWith("[")).count())
            .as(said)
            .isEqualTo(transcript.turns().size());

        JsonNode json =
            Json.mapper().readTree(TranscriptDocuments.render(transcript, recording, JSON));
        assertThat(json.get("turns")).as(said).hasSize(transcript.turns().size());
      }
    }

    private Transcript hostile(Random random) {
      List<Turn> turns =
          IntStream.range(0, 1 + random.nextInt(5))
              .mapToObj(
                  i ->
                      new Turn(
                          random.nextBoolean() ? "ch_" + i % 2 : text(random),
                          Duration.ofSeconds(i),
                          Duration.ofSeconds(i + 1),
                          List.of(
                              new Word(
                                  text(random),
                                  Duration.ofSeconds(i),
                                  Duration.ofSeconds(i),
                                  random.nextDouble()),
                              new Word(
                                  text(random),
                                  Duration.ofSeconds(i),
                                  Duration.ofSeconds(i + 1),
                                  random.nextDouble()))))
              .toList();
      return new Transcript(text(random), turns);
    }

    private Call hostileCall(Random random) {
      return Samples.call(
          Call.Direction.INBOUND,
          Samples.CALLER,
          new Party.StaffMember("s-1", text(random), "201"));
    }

    private String text(Random random) {
      return IntStream.rangeClosed(0, random.nextInt(4))
          .mapToObj(_ -> BITS.get(random.nextInt(BITS.size())))
          .collect(Collectors.joining());
    }
  }

  /** Void tags aside, the page is XML as well; so any tag or entity that slipped in shows. */
  private static void assertWellFormed(String html) throws Exception {
    String xml = html.replace("<!DOCTYPE html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
    var document =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml.strip())));
    assertThat(document.getElementsByTagName("main").getLength()).isEqualTo(1);
  }
}
