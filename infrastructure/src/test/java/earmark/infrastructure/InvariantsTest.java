package earmark.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.infrastructure.Synthesized.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What holds for everything in the app, for good, whatever is added. */
class InvariantsTest {
  private static final Synthesized APP = Synthesized.production();

  /** Properties by which CloudFormation gives a resource a name of its own. */
  private static final Set<String> PHYSICAL_NAMES =
      Set.of(
          "BucketName",
          "QueueName",
          "TopicName",
          "TableName",
          "FunctionName",
          "RoleName",
          "UserName",
          "LogGroupName",
          "AlarmName",
          "UserPoolName",
          "AliasName");

  private static final Set<String> KEEPS =
      Set.of(
          "AWS::S3::Bucket",
          "AWS::KMS::Key",
          "AWS::DynamoDB::GlobalTable",
          "AWS::Cognito::UserPool",
          "AWS::SQS::Queue",
          "AWS::Logs::LogGroup");

  @Test
  void shouldHaveNoPublicBucket() {
    assertThat(APP.resources("AWS::S3::Bucket"))
        .hasSize(4)
        .allSatisfy(
            bucket ->
                assertThat(bucket.property("PublicAccessBlockConfiguration").properties())
                    .hasSize(4)
                    .allSatisfy(block -> assertThat(block.getValue().asBoolean()).isTrue()));
  }

  @Test
  void shouldEncryptAndVersionEveryBucketAndLetNothingInWithoutTls() {
    for (Resource bucket : APP.resources("AWS::S3::Bucket")) {
      assertThat(bucket.property("VersioningConfiguration").path("Status").asText())
          .as(bucket.path())
          .isEqualTo("Enabled");
      assertThat(bucket.property("BucketEncryption").isMissingNode()).as(bucket.path()).isFalse();
      assertThat(deniedWithoutTls(policyOf("Bucket", bucket))).as(bucket.path()).isTrue();
    }
  }

  @Test
  void shouldEncryptWithAKeyOfOursWhateverHoldsVoicesOrWords() {
    for (String path :
        List.of(
            "EarmarkData/Recordings/Uploads",
            "EarmarkData/Recordings/Vault",
            "EarmarkData/Casework/Files")) {
      JsonNode rule =
          APP.at(path)
              .property("BucketEncryption")
              .path("ServerSideEncryptionConfiguration")
              .get(0);
      assertThat(rule.path("BucketKeyEnabled").asBoolean()).isTrue();
      assertThat(rule.at("/ServerSideEncryptionByDefault/SSEAlgorithm").asText())
          .isEqualTo("aws:kms");
    }
  }

  @Test
  void shouldRotateEveryKey() {
    assertThat(APP.resources("AWS::KMS::Key"))
        .hasSize(3)
        .allSatisfy(key -> assertThat(key.property("EnableKeyRotation").asBoolean()).isTrue());
  }

  @Test
  void shouldLetNothingButADeploymentTakeAKeyAway() {
    assertThat(APP.resources("AWS::KMS::Key"))
        .allSatisfy(
            key ->
                assertThat(elements(key.property("KeyPolicy").path("Statement")))
                    .anySatisfy(
                        statement -> {
                          assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
                          assertThat(statement.path("Action").toString())
                              .isEqualTo("[\"kms:DisableKey\",\"kms:ScheduleKeyDeletion\"]");
                          assertThat(statement.at("/Condition/ArnNotEquals").toString())
                              .contains("-cfn-exec-role-");
                        }));
  }

  @Test
  void shouldAllowNobodyToDeleteButInCasework() {
    List<JsonNode> deleting =
        identityPolicies().stream()
            .flatMap(policy -> statements(policy).stream())
            .filter(statement -> statement.path("Action").toString().contains("s3:Delete"))
            .toList();

    assertThat(deleting)
        .hasSize(4)
        .allSatisfy(
            statement -> {
              assertThat(statement.path("Action").asText()).isEqualTo("s3:DeleteObject");
              assertThat(statement.path("Resource").toString())
                  .contains("CaseworkFiles")
                  .containsPattern("/(work|transcripts)/\\*");
            });
  }

  @Test
  void shouldLetWhoForgetsARecordingTouchNeitherUploadsNorVault() {
    Resource policy = APP.at("EarmarkService/Retention/ForgetRecordingMay");

    assertThat(policy.property("PolicyDocument").toString())
        .contains("/work/*", "/transcripts/*")
        .doesNotContain("RecordingsVault", "RecordingsUploads", "kms:");
  }

  @Test
  void shouldEndEveryLog() {
    assertThat(APP.resources("AWS::Logs::LogGroup"))
        .isNotEmpty()
        .allSatisfy(log -> assertThat(log.property("RetentionInDays").asInt()).isBetween(1, 400));
  }

  @Test
  void shouldBackUpEveryTableAndLetNoDeploymentDeleteIt() {
    assertThat(APP.resources("AWS::DynamoDB::GlobalTable"))
        .hasSize(9)
        .allSatisfy(
            table -> {
              JsonNode here = table.property("Replicas").get(0);
              JsonNode backup = here.path("PointInTimeRecoverySpecification");
              assertThat(here.path("DeletionProtectionEnabled").asBoolean()).isTrue();
              assertThat(backup.path("PointInTimeRecoveryEnabled").asBoolean()).isTrue();
              assertThat(backup.path("RecoveryPeriodInDays").asInt()).isBetween(1, 35);
              assertThat(table.property("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
            });
  }

  @Test
  void shouldRetainWhateverHoldsSomething() {
    assertThat(APP.resources())
        .filteredOn(resource -> KEEPS.contains(resource.type()))
        .isNotEmpty()
        .allSatisfy(
            resource ->
                assertThat(resource.node().path("DeletionPolicy").asText()).isEqualTo("Retain"));
  }

  @Test
  void shouldHaveDeadLettersAndAnAlarmForEveryQueue() {
    List<String> rung =
        APP.resources("AWS::CloudWatch::Alarm").stream()
            .peek(alarm -> assertThat(alarm.property("AlarmActions")).hasSize(1))
            .map(alarm -> alarm.property("Dimensions").get(0).at("/Value/Fn::GetAtt/0").asText())
            .toList();
    for (Resource queue : APP.resources("AWS::SQS::Queue")) {
      JsonNode deadLetters =
          queue.property("RedrivePolicy").at("/deadLetterTargetArn/Fn::GetAtt/0");
      String ringing = deadLetters.isMissingNode() ? queue.id() : deadLetters.asText();
      assertThat(rung).as(queue.path()).contains(ringing);
      assertThat(queue.property("SqsManagedSseEnabled").asBoolean()).as(queue.path()).isTrue();
    }
    assertThat(rung).hasSize(3);
  }

  @Test
  void shouldKeepADeadLetterForFourteenDays() {
    assertThat(APP.resources("AWS::SQS::Queue"))
        .filteredOn(queue -> queue.property("RedrivePolicy").isMissingNode())
        .hasSize(3)
        .allSatisfy(
            queue ->
                assertThat(queue.property("MessageRetentionPeriod").asInt()).isEqualTo(1209600));
  }

  @Test
  void shouldLetAlarmsRingAndRulesLayDeadLetters() {
    assertThat(APP.at("EarmarkData/Alarms/Topic/Policy").property("PolicyDocument").toString())
        .contains("cloudwatch.amazonaws.com", "sns:Publish");
    assertThat(
            APP.at("EarmarkService/Transcripts/DeadLetters/Policy")
                .property("PolicyDocument")
                .toString())
        .contains("events.amazonaws.com", "sqs:SendMessage", "JobsEnd", "EveryQuarterOfAnHour");
  }

  @Test
  void shouldGiveNothingAPhysicalName() {
    for (Resource resource : APP.resources()) {
      for (String name : PHYSICAL_NAMES) {
        assertThat(resource.property(name).isTextual()).as(resource.path() + " " + name).isFalse();
      }
    }
  }

  @Test
  void shouldAllowNoActionByWildcard() {
    for (Resource policy : identityPolicies()) {
      for (JsonNode statement : statements(policy)) {
        assertThat(texts(statement.path("Action")))
            .as(policy.path())
            .isNotEmpty()
            .noneMatch(action -> action.contains("*"));
      }
    }
  }

  @Test
  void shouldSayWhyForEveryResourceByWildcard() {
    int wildcards = 0;
    for (Resource policy : identityPolicies()) {
      String reasons = policy.node().at("/Metadata/cdk_nag").toString();
      for (JsonNode statement : statements(policy)) {
        for (String resource : texts(statement.path("Resource"))) {
          if (resource.contains("*")) {
            wildcards++;
            assertThat(reasons).as(policy.path()).contains(ending(resource) + "]");
          }
        }
      }
    }
    assertThat(wildcards).isPositive();
  }

  @Test
  void shouldGiveAReasonForEveryFindingThatIsMeant() {
    assertThat(APP.resources())
        .flatExtracting(
            resource -> elements(resource.node().at("/Metadata/cdk_nag/rules_to_suppress")))
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.path("reason").asText().length()).isGreaterThan(30));
  }

  @Test
  void shouldGrantByInlineStatementsAlone() {
    assertThat(APP.resources("AWS::IAM::Role"))
        .isNotEmpty()
        .allSatisfy(role -> assertThat(role.property("ManagedPolicyArns")).isEmpty());
    assertThat(APP.resources())
        .extracting(Resource::type)
        .doesNotContain("AWS::IAM::ManagedPolicy");
  }

  @Test
  void shouldNeedNoFunctionOfTheCdksOwn() {
    assertThat(APP.resources())
        .extracting(Resource::type)
        .noneMatch(type -> type.startsWith("Custom::"));
  }

  @Test
  void shouldNameItsConstructEverywhere() {
    assertThat(APP.resources()).allSatisfy(resource -> assertThat(resource.path()).isNotEmpty());
  }

  @Test
  void shouldFitIntoATemplate() throws IOException {
    for (Synthesized.Template template : APP.templates()) {
      assertThat(Files.size(template.file())).as(template.stack()).isLessThan(1_000_000);
      assertThat(template.content().path("Resources").size()).isLessThan(500);
    }
  }

  private static List<Resource> identityPolicies() {
    return APP.resources("AWS::IAM::Policy");
  }

  private static List<JsonNode> statements(Resource policy) {
    return elements(policy.property("PolicyDocument").path("Statement"));
  }

  private static Resource policyOf(String what, Resource resource) {
    return APP.resources("AWS::S3::" + what + "Policy").stream()
        .filter(policy -> policy.property(what).path("Ref").asText().equals(resource.id()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean deniedWithoutTls(Resource policy) {
    return statements(policy).stream()
        .anyMatch(
            statement ->
                statement.path("Effect").asText().equals("Deny")
                    && statement
                        .at("/Condition/Bool/aws:SecureTransport")
                        .asText()
                        .equals("false"));
  }

  private static List<String> texts(JsonNode node) {
    return node.isArray()
        ? elements(node).stream().map(InvariantsTest::text).toList()
        : List.of(text(node));
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.asText() : node.toString();
  }

  /** The last part of an ARN that is joined from several. */
  private static String ending(String resource) {
    String[] parts = resource.split("\"", -1);
    return Stream.of(parts).filter(part -> part.contains("*")).reduce((a, b) -> b).orElseThrow();
  }

  private static List<JsonNode> elements(JsonNode array) {
    return new ArrayList<>(StreamSupport.stream(array.spliterator(), false).toList());
  }
}
