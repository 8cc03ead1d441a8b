package earmark.infrastructure;

import static earmark.platform.Setting.AUDIT_TABLE;
import static earmark.platform.Setting.CASES_TABLE;
import static earmark.platform.Setting.CASEWORK_BUCKET;
import static earmark.platform.Setting.CASEWORK_KEY;
import static earmark.platform.Setting.DIRECTORY_TABLE;
import static earmark.platform.Setting.HOLDS_TABLE;
import static earmark.platform.Setting.NOTICES_TABLE;
import static earmark.platform.Setting.PEOPLE_TABLE;
import static earmark.platform.Setting.RECEIPTS_TABLE;
import static earmark.platform.Setting.RECORDINGS_BUCKET;
import static earmark.platform.Setting.RECORDINGS_TABLE;
import static earmark.platform.Setting.STAGE;
import static earmark.platform.Setting.TRANSCRIPTS_TABLE;
import static earmark.platform.Setting.UPLOADS_BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import earmark.infrastructure.Synthesized.Resource;
import earmark.platform.Setting;
import earmark.retention.RetentionRoutes;
import earmark.subjectaccess.SubjectAccessRoutes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How the functions are deployed and what calls them. */
class FunctionsTest {
  private static final Synthesized APP = Synthesized.production();

  static List<Resource> functions() {
    return APP.resources("AWS::Lambda::Function");
  }

  @Test
  void shouldDeployTheseFunctionsAndNoOther() {
    assertThat(functions())
        .extracting(Resource::path)
        .containsExactlyInAnyOrder(
            "EarmarkService/Recordings/IndexRecording/Resource",
            "EarmarkService/Retention/ForgetRecording/Resource",
            "EarmarkService/SubjectAccess/SubjectAccessApi/Resource",
            "EarmarkService/Holds/RetentionApi/Resource",
            "EarmarkService/Transcripts/CollectTranscript/Resource",
            "EarmarkService/Transcripts/ReconcileTranscripts/Resource",
            "EarmarkService/Access/AppointFirstPerson/Resource",
            "EarmarkService/Staff/ImportStaffDirectory/Resource");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void shouldRunOnTheRuntimeThatTheBuildCompilesFor(Resource function) {
    assertThat(function.property("Runtime").asText())
        .isEqualTo("java" + Runtime.version().feature());
    assertThat(function.property("Architectures").get(0).asText()).isEqualTo("arm64");
    assertThat(function.property("Timeout").asInt()).isPositive();
    assertThat(function.property("MemorySize").asInt()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void shouldNameAHandlerThatLoads(Resource function) throws ReflectiveOperationException {
    Class<?> handler = Class.forName(function.property("Handler").asText());

    assertThat(RequestHandler.class).isAssignableFrom(handler);
    assertThat(handler.getConstructor()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void shouldStartFromASnapshotBehindAnAlias(Resource function) {
    assertThat(function.property("SnapStart").path("ApplyOn").asText())
        .isEqualTo("PublishedVersions");
    assertThat(APP.resources("AWS::Lambda::Alias"))
        .filteredOn(
            alias -> alias.property("FunctionName").path("Ref").asText().equals(function.id()))
        .singleElement()
        .satisfies(alias -> assertThat(alias.property("Name").asText()).isEqualTo("live"));
  }

  static List<Arguments> settings() {
    return List.of(
        Arguments.of(
            "Recordings/IndexRecording",
            Set.of(UPLOADS_BUCKET, RECORDINGS_BUCKET, RECORDINGS_TABLE, DIRECTORY_TABLE)),
        Arguments.of(
            "Retention/ForgetRecording",
            Set.of(
                RECORDINGS_BUCKET,
                CASEWORK_BUCKET,
                RECORDINGS_TABLE,
                TRANSCRIPTS_TABLE,
                RECEIPTS_TABLE)),
        Arguments.of(
            "SubjectAccess/SubjectAccessApi",
            Set.of(
                STAGE,
                RECORDINGS_BUCKET,
                CASEWORK_BUCKET,
                CASEWORK_KEY,
                RECORDINGS_TABLE,
                PEOPLE_TABLE,
                AUDIT_TABLE,
                CASES_TABLE,
                TRANSCRIPTS_TABLE,
                NOTICES_TABLE,
                HOLDS_TABLE)),
        Arguments.of(
            "Holds/RetentionApi",
            Set.of(RECORDINGS_BUCKET, RECORDINGS_TABLE, HOLDS_TABLE, PEOPLE_TABLE, AUDIT_TABLE)),
        Arguments.of(
            "Transcripts/CollectTranscript",
            Set.of(STAGE, RECORDINGS_BUCKET, CASEWORK_BUCKET, TRANSCRIPTS_TABLE, NOTICES_TABLE)),
        Arguments.of(
            "Transcripts/ReconcileTranscripts",
            Set.of(
                STAGE,
                RECORDINGS_BUCKET,
                CASEWORK_BUCKET,
                CASEWORK_KEY,
                TRANSCRIPTS_TABLE,
                NOTICES_TABLE)),
        Arguments.of("Access/AppointFirstPerson", Set.of(PEOPLE_TABLE, AUDIT_TABLE)),
        Arguments.of("Staff/ImportStaffDirectory", Set.of(DIRECTORY_TABLE)));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void shouldHaveTheSettingsThatItReadsAndNoOther(String function, Set<Setting> read) {
    assertThat(variables(APP.at("EarmarkService/" + function)))
        .containsExactlyInAnyOrderElementsOf(read.stream().map(Enum::name).toList());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void shouldHaveARoleOfItsOwn(Resource function) {
    assertThat(functions().stream().map(other -> other.property("Role")).distinct()).hasSize(8);
    assertThat(function.node().path("DependsOn").toString()).contains("May");
  }

  @Test
  void shouldCallAliasesAlone() {
    Set<String> functions = functions().stream().map(Resource::id).collect(Collectors.toSet());
    Stream<JsonNode> called =
        Stream.of(
                APP.resources("AWS::Lambda::EventSourceMapping").stream()
                    .map(mapping -> mapping.property("FunctionName")),
                APP.resources("AWS::Events::Rule").stream()
                    .map(rule -> rule.property("Targets").get(0).path("Arn")),
                APP.resources("AWS::ApiGatewayV2::Integration").stream()
                    .map(integration -> integration.property("IntegrationUri")),
                APP.resources("AWS::Lambda::Permission").stream()
                    .map(permission -> permission.property("FunctionName")))
            .flatMap(nodes -> nodes);

    assertThat(called)
        .isNotEmpty()
        .allSatisfy(
            call -> {
              assertThat(call.toString()).contains("Live");
              assertThat(functions)
                  .noneMatch(function -> call.toString().contains("\"" + function + "\""));
            });
  }

  @Test
  void shouldTakeArrivalsOneByOneAndHideThemLongEnough() {
    Resource mapping = APP.at("EarmarkService/Recordings/IndexRecordingLive/Arrivals");
    int timeout = APP.at("EarmarkService/Recordings/IndexRecording").property("Timeout").asInt();

    assertThat(mapping.property("FunctionResponseTypes").get(0).asText())
        .isEqualTo("ReportBatchItemFailures");
    assertThat(
            APP.at("EarmarkData/Recordings/Arrivals/Queue").property("VisibilityTimeout").asInt())
        .isEqualTo(6 * timeout);
  }

  @Test
  void shouldTakeDeparturesOneByOneAndHideThemLongEnough() {
    Resource mapping = APP.at("EarmarkService/Retention/ForgetRecordingLive/Departures");
    int timeout = APP.at("EarmarkService/Retention/ForgetRecording").property("Timeout").asInt();

    assertThat(mapping.property("FunctionResponseTypes").get(0).asText())
        .isEqualTo("ReportBatchItemFailures");
    assertThat(
            APP.at("EarmarkData/Recordings/Departures/Queue").property("VisibilityTimeout").asInt())
        .isEqualTo(6 * timeout);
  }

  @Test
  void shouldHearWhateverDeletesInTheVaultAndLifecycleToo() {
    Resource vault = APP.at("EarmarkData/Recordings/Vault");
    Resource queue = APP.at("EarmarkData/Recordings/Departures/Queue");
    Resource policy = APP.at("EarmarkData/Recordings/Departures/Queue/Policy");

    assertThat(
            elements(vault.property("NotificationConfiguration").path("QueueConfigurations"))
                .peek(
                    told ->
                        assertThat(told.at("/Queue/Fn::GetAtt/0").asText()).isEqualTo(queue.id()))
                .map(told -> told.path("Event").asText()))
        .containsExactlyInAnyOrder(
            "s3:ObjectRemoved:*",
            "s3:LifecycleExpiration:Delete",
            "s3:LifecycleExpiration:DeleteMarkerCreated");
    assertThat(vault.node().path("DependsOn").toString()).contains(policy.id());
    assertThat(policy.property("PolicyDocument").toString())
        .contains(":s3:::earmarkdata-recordingsvault*");
  }

  @Test
  void shouldHearOfEveryUpload() {
    Resource uploads = APP.at("EarmarkData/Recordings/Uploads");
    JsonNode told =
        uploads.property("NotificationConfiguration").path("QueueConfigurations").get(0);
    Resource policy = APP.at("EarmarkData/Recordings/Arrivals/Queue/Policy");

    assertThat(told.path("Event").asText()).isEqualTo("s3:ObjectCreated:*");
    assertThat(told.at("/Queue/Fn::GetAtt/0").asText())
        .isEqualTo(APP.at("EarmarkData/Recordings/Arrivals/Queue").id());
    assertThat(uploads.node().path("DependsOn").toString()).contains(policy.id());
  }

  @Test
  void shouldLetOnlyItsOwnUploadsTellOfArrivals() {
    JsonNode allowed =
        elements(
                APP.at("EarmarkData/Recordings/Arrivals/Queue/Policy")
                    .property("PolicyDocument")
                    .path("Statement"))
            .filter(statement -> statement.path("Effect").asText().equals("Allow"))
            .findFirst()
            .orElseThrow();
    String id = APP.at("EarmarkData/Recordings/Uploads").id();

    assertThat(allowed.at("/Condition/StringEquals/aws:SourceAccount/Ref").asText())
        .isEqualTo("AWS::AccountId");
    // CloudFormation keeps 24 letters of either part, and more where the whole is short.
    assertThat(allowed.at("/Condition/ArnLike/aws:SourceArn").toString())
        .contains(":s3:::earmarkdata-recordingsuploads*");
    assertThat(id.toLowerCase(java.util.Locale.ROOT)).startsWith("recordingsuploads");
  }

  @Test
  void shouldHearOfJobsThatEndedAndLookForThoseThatWereNotTold() {
    Resource ended = APP.at("EarmarkService/Transcripts/JobsEnd");
    Resource often = APP.at("EarmarkService/Transcripts/EveryQuarterOfAnHour");

    assertThat(ended.property("EventPattern").at("/detail-type/0").asText())
        .isEqualTo("Transcribe Job State Change");
    assertThat(ended.property("EventPattern").at("/detail/TranscriptionJobStatus").toString())
        .isEqualTo("[\"COMPLETED\",\"FAILED\"]");
    assertThat(ended.property("EventPattern").at("/detail/TranscriptionJobName/0/prefix").asText())
        .isEqualTo("earmark-production-");
    assertThat(often.property("ScheduleExpression").asText()).isEqualTo("rate(15 minutes)");
    assertThat(List.of(ended, often))
        .allSatisfy(
            rule -> assertThat(rule.property("Targets").get(0).has("DeadLetterConfig")).isTrue());
  }

  @Test
  void shouldPutAVainEventIntoDeadLetters() {
    assertThat(functions())
        .filteredOn(function -> function.path().contains("/Transcripts/"))
        .hasSize(2)
        .allSatisfy(
            function ->
                assertThat(function.property("DeadLetterConfig").path("TargetArn").isMissingNode())
                    .isFalse());
  }

  @Test
  void shouldAskForTheApisScopeOnEveryRoute() {
    assertThat(APP.resources("AWS::ApiGatewayV2::Route"))
        .hasSize(SubjectAccessRoutes.ALL.size() + RetentionRoutes.ALL.size())
        .allSatisfy(
            route -> {
              assertThat(route.property("AuthorizationType").asText()).isEqualTo("JWT");
              assertThat(route.property("AuthorizationScopes").toString())
                  .isEqualTo("[\"earmark/api\"]");
              assertThat(route.property("AuthorizerId").isMissingNode()).isFalse();
            });
    assertThat(APP.resources("AWS::ApiGatewayV2::Route"))
        .extracting(route -> route.property("RouteKey").asText())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(SubjectAccessRoutes.ALL.stream(), RetentionRoutes.ALL.stream())
                .map(route -> route.key())
                .toList());
  }

  @Test
  void shouldLogRequestsWithoutPersonsOrAddresses() {
    Resource stage = APP.at("EarmarkService/Api/Stage");

    assertThat(stage.property("AccessLogSettings").path("Format").asText())
        .contains("$context.requestId")
        .doesNotContain("sourceIp", "claims", "context.path", "userAgent", "identity");
    assertThat(stage.property("DefaultRouteSettings").path("ThrottlingRateLimit").asInt())
        .isPositive();
  }

  @Test
  void shouldLetTwoFunctionsHoldVersionsOfTheVaultAndNoOther() {
    List<String> holding =
        APP.resources("AWS::IAM::Policy").stream()
            .filter(
                policy ->
                    elements(policy.property("PolicyDocument").path("Statement"))
                        .filter(
                            statement ->
                                statement.path("Action").toString().contains("ObjectLegalHold"))
                        .peek(
                            statement -> {
                              assertThat(statement.path("Action").asText())
                                  .isEqualTo("s3:PutObjectLegalHold");
                              assertThat(statement.path("Resource").toString())
                                  .contains("RecordingsVault")
                                  .contains("/*");
                            })
                        .findAny()
                        .isPresent())
            .map(Resource::path)
            .toList();

    assertThat(holding)
        .containsExactlyInAnyOrder(
            "EarmarkService/Holds/RetentionApiMay/Resource",
            "EarmarkService/SubjectAccess/SubjectAccessApiMay/Resource");
  }

  @Test
  void shouldOnlyAppendToTheAuditTrailToCasesAndToReceipts() {
    Set<String> appendOnly = Set.of("AuditTrail", "SubjectAccessCases", "RetentionReceipts");
    for (Resource policy : APP.resources("AWS::IAM::Policy")) {
      elements(policy.property("PolicyDocument").path("Statement"))
          .filter(
              statement ->
                  appendOnly.stream()
                      .anyMatch(table -> statement.path("Resource").toString().contains(table)))
          .forEach(
              statement ->
                  assertThat(statement.path("Action").toString())
                      .as(policy.path())
                      .isIn("\"dynamodb:PartiQLInsert\"", "\"dynamodb:Query\""));
    }
  }

  /**
   * S3 says that an object is not there to whoever may list its bucket; to others it says 403. So
   * who reads a bucket may list it.
   *
   * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a>
   */
  @Test
  void shouldLetWhoReadsABucketSeeThatSomethingIsNotThere() {
    for (Resource policy : APP.resources("AWS::IAM::Policy")) {
      List<JsonNode> statements =
          elements(policy.property("PolicyDocument").path("Statement")).toList();
      assertThat(bucketsOf(statements, "\"s3:ListBucket\""))
          .as(policy.path())
          .containsAll(bucketsOf(statements, "\"s3:GetObject\""));
    }
  }

  @Test
  void shouldLetTranscribeTryTheOutputBucketForWhoeverBeginsJobs() {
    List<String> beginning =
        APP.resources("AWS::IAM::Policy").stream()
            .map(policy -> policy.property("PolicyDocument").toString())
            .filter(document -> document.contains("\"transcribe:StartTranscriptionJob\""))
            .toList();

    assertThat(beginning)
        .hasSize(2)
        .allSatisfy(document -> assertThat(document).contains("/.write_access_check_file.temp"));
  }

  /** The imports that name the buckets of which a policy allows this. */
  private static Set<String> bucketsOf(List<JsonNode> statements, String action) {
    return statements.stream()
        .filter(statement -> statement.path("Action").toString().contains(action))
        .flatMap(
            statement -> statement.path("Resource").findValuesAsText("Fn::ImportValue").stream())
        .collect(Collectors.toSet());
  }

  private static List<String> variables(Resource function) {
    return function.property("Environment").path("Variables").properties().stream()
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
