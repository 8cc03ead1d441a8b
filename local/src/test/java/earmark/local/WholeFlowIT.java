package earmark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.calls.AwsCall;
import earmark.local.demonstration.ApiClient;
import earmark.local.demonstration.Demonstration;
import earmark.local.lambda.LocalLambda;
import earmark.local.samples.SampleCall;
import earmark.local.samples.SampleCalls;
import earmark.local.signin.Person;
import earmark.local.template.CloudAssembly;
import earmark.local.template.Place;
import earmark.policy.Policy;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * The whole flow on the synthesized template, through HTTP and S3 only: one call is uploaded,
 * vaulted, found by a request and transcribed; then everybody else is turned away, and every AWS
 * call that a function made on the way is held against its role.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeFlowIT {
  private static final ZoneId ZONE = Policy.bundled().timeZone();
  private static final Clock CLOCK = Clock.system(ZONE);
  private static final String NUMBER = "020 7946 0155";
  private static final String DIGITS = "2079460155";
  private static final Duration LONGEST_TRANSCRIPT = Duration.ofMinutes(3);

  @TempDir private static Path directory;
  private static final Queue<AwsCall> CALLS = new ConcurrentLinkedQueue<>();
  private static LocalStack stack;
  private static S3Client phoneSystem;
  private static S3Client administrator;

  private static SampleCall sample;
  private static Instant start;
  private static Path audio;
  private static String caseId;
  private static String recordingId;

  @BeforeAll
  static void uploadAndTranscribeOneCall() throws Exception {
    Path root = Path.of("..").toAbsolutePath().normalize();
    stack = LocalStack.start(LocalSettings.of(root).withPorts(Ports.ANY).withData(directory));
    stack.calls().watch(CALLS::add);
    new Seed(stack).plant();
    phoneSystem = stack.s3As(stack.phoneSystem());
    administrator = stack.s3As(stack.administrator());
    Path recordings = root.resolve("events/recordings");
    sample =
        SampleCalls.read(recordings).stream()
            .filter(call -> !call.metadata().isEmpty())
            .findFirst()
            .orElseThrow();
    start = sample.start(CLOCK, ZONE);
    audio = recordings.resolve(sample.audio());
    upload();
    openRequest();
    transcribe();
  }

  @AfterAll
  static void stop() {
    phoneSystem.close();
    administrator.close();
    stack.close();
  }

  private static void upload() throws Exception {
    String bucket = stack.bucket("Recordings/Uploads");
    String key = sample.key(start, ZONE);
    String version =
        phoneSystem
            .putObject(
                put -> put.bucket(bucket).key(key).metadata(sample.metadata(start, ZONE)),
                RequestBody.fromFile(audio))
            .versionId();
    Eventually.until(
        () ->
            administrator
                .getObjectTagging(get -> get.bucket(bucket).key(key).versionId(version))
                .tagSet()
                .contains(tag("retention", "vaulted")));
  }

  private static void openRequest() throws Exception {
    String day = LocalDate.ofInstant(start, ZONE).toString();
    HttpResponse<String> opened =
        as("customer-service-manager")
            .post(
                "/subject-access-requests",
                Map.of(
                    "requester", Map.of("name", "Edna Quill", "contact", "edna@example.org"),
                    "numbers", List.of(NUMBER),
                    "windows", List.of(Map.of("from", day + "T00:00", "to", day + "T23:59")),
                    "receivedOn", LocalDate.now(CLOCK).toString()));
    assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
    JsonNode body = ApiClient.json(opened);
    caseId = body.path("caseId").asText();
    assertThat(body.path("matches")).hasSize(1);
    recordingId = body.path("matches").path(0).path("recordingId").asText();
  }

  private static void transcribe() throws Exception {
    ApiClient officer = as("customer-service-manager");
    assertThat(officer.post(casePath() + "/transcripts", Map.of()).statusCode()).isEqualTo(202);
    // Asked for twice, it is begun once.
    assertThat(officer.post(casePath() + "/transcripts", Map.of()).statusCode()).isEqualTo(202);
    Instant end = Instant.now().plus(LONGEST_TRANSCRIPT);
    while (!transcriptState(officer).equals("ready")) {
      assertThat(Instant.now()).as("still " + transcriptState(officer)).isBefore(end);
      Thread.sleep(500);
    }
  }

  private static String transcriptState(ApiClient officer) throws Exception {
    return ApiClient.json(officer.get(casePath(), "application/json"))
        .path("matches")
        .path(0)
        .path("transcript")
        .path("state")
        .asText();
  }

  @Test
  @Order(1)
  void shouldKeepAnExactLockedAndOpaqueRecord() throws Exception {
    var vaulted =
        administrator.getObjectAsBytes(
            get -> get.bucket(stack.bucket("Recordings/Vault")).key(recordingId));
    GetObjectResponse object = vaulted.response();

    assertThat(vaulted.asByteArray()).as("P3").isEqualTo(Files.readAllBytes(audio));
    assertThat(object.objectLockMode()).isEqualTo(ObjectLockMode.GOVERNANCE);
    assertThat(object.objectLockRetainUntilDate())
        .as("P6: the third anniversary of the call")
        .isEqualTo(start.atZone(ZONE).plusYears(3).toInstant());
    assertThat(object.metadata()).as("what the uploader said stays behind").isEmpty();
    assertThat(recordingId).doesNotContain(DIGITS);
    assertThat(
            administrator
                .getObjectTagging(
                    get -> get.bucket(stack.bucket("Recordings/Vault")).key(recordingId))
                .tagSet())
        .containsExactlyInAnyOrder(
            tag("retention", "standard"), tag("scope", "kept"), tag("format", "1"));
  }

  @Test
  @Order(2)
  void shouldRefuseToDeleteTheRecord() {
    String bucket = stack.bucket("Recordings/Vault");
    String version =
        administrator.headObject(head -> head.bucket(bucket).key(recordingId)).versionId();

    assertThat(
            catchThrowableOfType(
                    S3Exception.class,
                    () ->
                        administrator.deleteObject(
                            delete -> delete.bucket(bucket).key(recordingId).versionId(version)))
                .statusCode())
        .as("P3, promise 3")
        .isEqualTo(403);
  }

  /** Promise 7: the open request froze what it matches, and only the vault's legal hold can. */
  @Test
  @Order(2)
  void shouldHoldWhatTheRequestMatchesAgainstTheLongestArm() throws Exception {
    assertThat(
            ApiClient.json(as("customer-service-manager").get(casePath(), "application/json"))
                .path("matches")
                .path(0)
                .path("held")
                .asBoolean())
        .isTrue();
    assertThat(legalHold()).isEqualTo(ObjectLockLegalHoldStatus.ON);
    String bucket = stack.bucket("Recordings/Vault");
    String version =
        administrator.headObject(head -> head.bucket(bucket).key(recordingId)).versionId();
    assertThat(
            catchThrowableOfType(
                    S3Exception.class,
                    () ->
                        administrator.deleteObject(
                            delete ->
                                delete
                                    .bucket(bucket)
                                    .key(recordingId)
                                    .versionId(version)
                                    .bypassGovernanceRetention(true)))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  @Order(2)
  void shouldStackHoldsAndReleaseThemOneByOne() throws Exception {
    // Given a hold beside the case's own
    String holds = "/recordings/" + recordingId + "/holds";
    HttpResponse<String> placed =
        as("safeguarding-officer")
            .post(
                holds,
                Map.of(
                    "kind", "safeguarding",
                    "reason", "A concern is being looked into",
                    "reviewOn", LocalDate.now(CLOCK).plusDays(30).toString()));
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
    String holdId = ApiClient.json(placed).path("holdId").asText();

    // When it is released
    HttpResponse<String> byTheWrongOne =
        as("director").post(holds + "/" + holdId + "/release", Map.of("reason", "Not mine"));
    HttpResponse<String> released =
        as("safeguarding-officer")
            .post(holds + "/" + holdId + "/release", Map.of("reason", "Looked into"));

    // Then the case's hold still stands
    assertThat(byTheWrongOne.statusCode()).isEqualTo(403);
    assertThat(released.statusCode()).as(released.body()).isEqualTo(200);
    assertThat(legalHold()).isEqualTo(ObjectLockLegalHoldStatus.ON);
    assertThat(as("hr-manager").get(holds, "application/json").statusCode()).isEqualTo(403);
  }

  private static ObjectLockLegalHoldStatus legalHold() {
    return administrator
        .getObjectLegalHold(get -> get.bucket(stack.bucket("Recordings/Vault")).key(recordingId))
        .legalHold()
        .status();
  }

  @Test
  @Order(3)
  void shouldHandOutWhatWasSaidInEveryForm() throws Exception {
    ApiClient officer = as("customer-service-manager");
    String path = casePath() + "/transcripts/" + recordingId;

    HttpResponse<String> text = officer.get(path, "text/plain");
    HttpResponse<String> page = officer.get(path, "text/html");
    HttpResponse<String> captions = officer.get(path, "text/vtt");
    HttpResponse<String> data = officer.get(path, "application/json");

    assertThat(text.statusCode()).isEqualTo(200);
    assertThat(text.body())
        .containsIgnoringCase("need more time")
        .contains("Caller")
        .contains("Student adviser")
        .contains("Sphinx");
    assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
    assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("lang=\"en-GB\"");
    assertThat(captions.body()).startsWith("WEBVTT");
    assertThat(ApiClient.json(data).path("turns").size()).isGreaterThan(2);
  }

  @Test
  @Order(4)
  void shouldTurnEverybodyElseAway() throws Exception {
    String transcript = casePath() + "/transcripts/" + recordingId;
    Map<String, List<Integer>> answers = new TreeMap<>();
    for (Person person : stack.people().all()) {
      ApiClient api = as(person.role());
      answers.put(
          person.role(),
          List.of(
              api.get(casePath(), "application/json").statusCode(),
              api.post(casePath() + "/transcripts", Map.of()).statusCode(),
              api.get(transcript, "text/plain").statusCode()));
    }

    assertThat(answers)
        .as("P7, P13, P15: see the case, begin transcripts, read one")
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "customer-service-manager", List.of(200, 202, 200),
                "head-of-operations", List.of(200, 403, 403),
                "safeguarding-officer", List.of(403, 403, 403),
                "director", List.of(403, 403, 403),
                "hr-manager", List.of(403, 403, 403),
                "staff", List.of(403, 403, 403)));
    assertThat(new ApiClient(stack.apiEndpoint(), "no.such.token").get(transcript, "text/plain"))
        .extracting(HttpResponse::statusCode)
        .as("P14")
        .isEqualTo(401);
  }

  @Test
  @Order(4)
  void shouldSignInWhoIsNamedOnTheCommandLine() throws Exception {
    PrintStream usual = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    int exit;
    try {
      exit =
          new CommandLine(new TokenCommand())
              .execute(
                  "greg.holt",
                  "--port-sign-in=" + stack.signInEndpoint().getPort(),
                  "--root=" + Path.of("..").toAbsolutePath().normalize());
    } finally {
      System.setOut(usual);
    }

    assertThat(exit).isZero();
    String token = printed.toString(StandardCharsets.UTF_8).strip();
    assertThat(
            new ApiClient(stack.apiEndpoint(), token)
                .get(casePath(), "application/json")
                .statusCode())
        .isEqualTo(200);
    assertThat(new CommandLine(new TokenCommand()).execute("nobody")).isEqualTo(2);
  }

  @Test
  @Order(5)
  void shouldPlayTheDemonstrationToItsEnd() {
    try (OnOneMachine stage = new OnOneMachine(stack)) {
      assertThat(Demonstration.run(stage.stage(), CLOCK)).isTrue();
    }
  }

  @Test
  @Order(6)
  void shouldAllowEachFunctionWhatItWasSeenToDo() {
    RolePermissions permissions =
        new RolePermissions(
            CloudAssembly.read(
                LocalSettings.of(Path.of("..").toAbsolutePath().normalize()).templates(),
                new Place(Policy.bundled().region(), stack.apiEndpoint())));
    Map<String, Set<String>> denied = new TreeMap<>();
    Set<String> callers = new TreeSet<>();
    for (String function : stack.functions()) {
      CALLS.stream()
          .filter(call -> call.accessKeyId().equals(LocalLambda.accessKeyIdOf(function)))
          .peek(_ -> callers.add(function))
          .filter(call -> !permissions.allow(function, call))
          .forEach(
              call ->
                  denied
                      .computeIfAbsent(function, _ -> new TreeSet<>())
                      .add(call.action() + " on " + call.resource()));
    }

    assertThat(denied).as("promise 8: calls that the function's role does not allow").isEmpty();
    assertThat(callers)
        .as("functions that were seen to call AWS at all")
        .contains(
            "IndexRecording",
            "SubjectAccessApi",
            "RetentionApi",
            "CollectTranscript",
            "AppointFirstPerson",
            "ImportStaffDirectory");
  }

  @Test
  @Order(7)
  void shouldLoseNothingAndGossipNowhere() throws Exception {
    assertThat(stack.messages("Arrivals/DeadLetters")).isEmpty();
    for (String function : stack.functions()) {
      Path log = stack.logOf(function);
      if (Files.exists(log)) {
        assertThat(Files.readString(log))
            .as("the log of " + function)
            .doesNotContain(DIGITS, "7700900123", "Quill", "Brown", "edna@example.org");
      }
    }
  }

  private static ApiClient as(String role) {
    Person person = stack.people().withRole(role);
    return new ApiClient(stack.apiEndpoint(), stack.tokens().accessTokenFor(person));
  }

  private static String casePath() {
    return "/subject-access-requests/" + caseId;
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
