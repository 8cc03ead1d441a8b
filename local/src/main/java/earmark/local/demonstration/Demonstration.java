package earmark.local.demonstration;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Console;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The main job from end to end: eight calls are uploaded as phone systems do, each is vaulted and
 * indexed or kept aside, and the Customer Service Manager answers a request about two of them.
 */
public final class Demonstration {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LONGEST_ARRIVAL = Duration.ofSeconds(90);
  private static final Duration LONGEST_TRANSCRIPT = Duration.ofMinutes(8);
  private static final Duration BETWEEN_NEWS = Duration.ofSeconds(5);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "html", "text/html",
          "txt", "text/plain",
          "vtt", "text/vtt",
          "json", "application/json");

  private final Stage stage;
  private final Narrator narrator;
  private final Clock clock;

  /**
   * @param narrator tells the story
   * @param clock whose zone is the organisation's
   */
  Demonstration(Stage stage, Narrator narrator, Clock clock) {
    this.stage = stage;
    this.narrator = narrator;
    this.clock = clock;
  }

  /** Runs it, on standard output; whether every step happened. */
  public static boolean run(Stage stage, Clock clock) {
    Narrator narrator =
        new Narrator(
            System.out,
            Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent(),
            Clock.systemUTC());
    return new Demonstration(stage, narrator, clock).run();
  }

  boolean run() {
    try {
      Map<DatedCall, String> uploaded = upload();
      watchArrivals(uploaded);
      String caseId = openRequest(callsOfOneCustomer(uploaded));
      List<String> ready = transcribe(caseId);
      hand(caseId, ready);
    } catch (IOException | RuntimeException e) {
      narrator.bad(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      narrator.bad("Interrupted");
    }
    return !narrator.failed();
  }

  private Map<DatedCall, String> upload() throws IOException {
    List<DatedCall> samples = DatedCall.readAll(stage.samples(), clock);
    narrator.step(
        "The phone system uploads " + samples.size() + " calls",
        "It may put objects into one bucket, under names of its own, and nothing else.");
    PhoneSystem phoneSystem = new PhoneSystem(stage.phoneSystem(), stage.uploadsBucket());
    Map<DatedCall, String> versions = new LinkedHashMap<>();
    for (DatedCall sample : samples) {
      versions.put(sample, phoneSystem.upload(sample));
      narrator.good(sample.about());
      narrator.detail(sample.key() + (sample.sidecar().isPresent() ? "  (+ .json beside it)" : ""));
    }
    return versions;
  }

  private void watchArrivals(Map<DatedCall, String> uploaded) throws InterruptedException {
    narrator.step(
        "Each call is read, classified, vaulted, locked and indexed, or kept aside",
        "The vault knows it by an opaque name; whatever cannot be placed waits for a person.");
    IndexView index = new IndexView(stage.dynamoDb(), stage.recordingsTable());
    Instant end = clock.instant().plus(LONGEST_ARRIVAL);
    for (Map.Entry<DatedCall, String> upload : uploaded.entrySet()) {
      Optional<IndexView.Entry> entry = index.of(upload.getValue());
      while (entry.isEmpty() && clock.instant().isBefore(end)) {
        Thread.sleep(POLL);
        entry = index.of(upload.getValue());
      }
      entry.ifPresentOrElse(
          found -> tell(upload.getKey(), found),
          () -> narrator.bad("Not dealt with in time: " + upload.getKey().key()));
    }
  }

  private void tell(DatedCall sample, IndexView.Entry entry) {
    String state = entry.text("state");
    if (!state.equals(sample.expected().name())) {
      narrator.bad(sample.key() + ": " + state + " instead of " + sample.expected());
      return;
    }
    switch (sample.expected()) {
      case VAULTED -> {
        narrator.good("vaulted       " + entry.text("recordingId") + "  " + summary(entry));
        narrator.detail("SHA-256 " + entry.text("sha256") + ", from " + sample.key());
      }
      case WAITING -> {
        narrator.aside("waits         " + sample.key());
        narrator.detail("for a person, who completes it: " + entry.text("reason"));
      }
      case OUT_OF_SCOPE -> {
        narrator.aside("out of scope  " + sample.key());
        narrator.detail("not routinely kept (P2): never vaulted, goes by itself in 30 days");
      }
    }
  }

  private static String summary(IndexView.Entry entry) {
    return "%s, %d s, %s, locked until %s"
        .formatted(
            entry.text("direction").toLowerCase(Locale.ROOT),
            Math.round(entry.number("durationMillis") / 1000.0),
            entry.number("channels") == 1 ? "1 channel" : entry.number("channels") + " channels",
            entry.text("retainUntil").substring(0, 10));
  }

  /** The sample whose customer called twice, for the request asks about that day. */
  private static DatedCall callsOfOneCustomer(Map<DatedCall, String> uploaded) {
    return uploaded.keySet().iterator().next();
  }

  private String openRequest(DatedCall first) throws IOException, InterruptedException {
    String number = stage.customerNumber();
    narrator.step(
        stage.officer() + " signs in and opens a subject access request",
        "The caller gives number, date and time (P17); it is pasted as they wrote it: " + number);
    String day = first.day().toString();
    HttpResponse<String> response =
        stage
            .api()
            .post(
                "/subject-access-requests",
                Map.of(
                    "requester", Map.of("name", "Anna Brown", "contact", "anna.brown@example.org"),
                    "numbers", List.of(number),
                    "windows", List.of(Map.of("from", day + "T09:00", "to", day + "T18:00")),
                    "receivedOn", ZonedDateTime.now(clock).toLocalDate().toString()));
    // The same request on kept data is the case that was opened the first time.
    JsonNode opened = response.statusCode() == 200 ? expect(response, 200) : expect(response, 201);
    String caseId = opened.path("caseId").asText();
    narrator.good(
        "Case %s is due on %s (P16)"
            .formatted(
                caseId, DATE.format(LocalDate.parse(opened.path("due").path("date").asText()))));
    for (JsonNode match : opened.path("matches")) {
      JsonNode call = match.path("call");
      narrator.good(
          "matches %s: %s, %s"
              .formatted(
                  match.path("recordingId").asText(),
                  call.path("start").asText(),
                  String.join(" to ", texts(call.path("parties")))));
    }
    if (opened.path("matches").size() < 2) {
      throw new StepFailed("Two calls should match, not " + opened.path("matches").size());
    }
    return caseId;
  }

  private List<String> transcribe(String caseId) throws IOException, InterruptedException {
    narrator.step(
        "The calls are transcribed",
        "Through the API of Amazon Transcribe; heard here by " + stage.engine() + ".");
    expect(stage.api().post(path(caseId) + "/transcripts", Map.of()), 202);
    Instant end = clock.instant().plus(LONGEST_TRANSCRIPT);
    Instant news = clock.instant();
    while (clock.instant().isBefore(end)) {
      JsonNode matches =
          expect(stage.api().get(path(caseId), "application/json"), 200).path("matches");
      List<String> states = new ArrayList<>();
      matches.forEach(match -> states.add(match.path("transcript").path("state").asText()));
      if (states.contains("failed")) {
        throw new StepFailed("A transcript failed: " + matches);
      }
      if (states.stream().allMatch("ready"::equals)) {
        List<String> ready = new ArrayList<>();
        matches.forEach(match -> ready.add(match.path("recordingId").asText()));
        narrator.good(ready.size() + " transcripts are ready");
        return ready;
      }
      if (!clock.instant().isBefore(news)) {
        narrator.progress(String.join(", ", states));
        news = clock.instant().plus(BETWEEN_NEWS);
      }
      Thread.sleep(POLL);
    }
    throw new StepFailed("The transcripts did not become ready in time");
  }

  private void hand(String caseId, List<String> recordings)
      throws IOException, InterruptedException {
    narrator.step(
        "The transcripts are read",
        "Each reading is written into the audit trail first: no entry, no transcript.");
    Path folder = Files.createDirectories(stage.output().resolve(caseId));
    for (String recording : recordings) {
      for (Map.Entry<String, String> document : DOCUMENTS.entrySet()) {
        HttpResponse<String> response =
            stage.api().get(path(caseId) + "/transcripts/" + recording, document.getValue());
        if (response.statusCode() != 200) {
          throw new StepFailed("The transcript was not handed out: " + response.body());
        }
        Files.writeString(folder.resolve(recording + "." + document.getKey()), response.body());
      }
      narrator.good(folder.resolve(recording + ".html").toString());
      Files.readAllLines(folder.resolve(recording + ".txt")).stream()
          .filter(line -> line.matches("\\[?\\d+:\\d\\d.*"))
          .limit(6)
          .forEach(narrator::detail);
    }
    narrator.detail("Beside each page: the same as .txt, .vtt and .json");
  }

  private static String path(String caseId) {
    return "/subject-access-requests/" + caseId;
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }

  private static JsonNode expect(HttpResponse<String> response, int status) throws IOException {
    if (response.statusCode() != status) {
      throw new StepFailed(
          "The API answered %d instead of %d: %s"
              .formatted(response.statusCode(), status, response.body()));
    }
    return ApiClient.json(response);
  }

  /** A step did not happen. */
  private static final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    StepFailed(String message) {
      super(message);
    }
  }
}
