package earmark.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** P3, P12: what the buckets deny to everybody, and to everybody but one. */
class BucketPoliciesTest {
  private static final String UPLOADS = "EarmarkData/Recordings/Uploads";
  private static final String VAULT = "EarmarkData/Recordings/Vault";
  private static final Synthesized APP = Synthesized.production();

  @ParameterizedTest
  @ValueSource(strings = {UPLOADS, VAULT})
  void shouldLetNobodyDeleteARecordingOrLiftItsLock(String bucket) {
    JsonNode denial = denial(bucket, "NobodyDeletes");

    assertThat(actions(denial))
        .containsExactlyInAnyOrder(
            "s3:DeleteObject",
            "s3:DeleteObjectVersion",
            "s3:ReplicateDelete",
            "s3:BypassGovernanceRetention");
    assertThat(denial.path("Principal").path("AWS").asText()).isEqualTo("*");
    assertThat(denial.has("Condition")).isFalse();
    assertThat(denial.path("Resource").toString()).contains("/*").contains(APP.at(bucket).id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {UPLOADS, VAULT, "EarmarkData/Casework/Files", "EarmarkData/AccessLogs/Logs"})
  void shouldLetNothingButADeploymentChangeTheRules(String bucket) {
    JsonNode denial = denial(bucket, "OnlyDeploymentChangesTheRules");

    assertThat(actions(denial))
        .contains(
            "s3:PutLifecycleConfiguration",
            "s3:PutBucketObjectLockConfiguration",
            "s3:PutBucketPolicy",
            "s3:DeleteBucketPolicy",
            "s3:PutBucketVersioning",
            "s3:PutBucketPublicAccessBlock",
            "s3:DeleteBucket");
    assertThat(denial.path("Principal").path("AWS").asText()).isEqualTo("*");
    assertThat(denial.path("Resource").path("Fn::GetAtt").path(0).asText())
        .isEqualTo(APP.at(bucket).id());
    assertThat(denial.path("Condition").size()).isEqualTo(1);
    assertThat(denial.at("/Condition/ArnNotEquals/aws:PrincipalArn").toString())
        .contains(":role/cdk-hnb659fds-cfn-exec-role-")
        .contains("-eu-west-2")
        .doesNotContain("*");
  }

  @ParameterizedTest
  @ValueSource(strings = {UPLOADS, VAULT})
  void shouldLetNobodyTagButIndexRecordingForATagDecidesWhatIsDeleted(String bucket) {
    JsonNode denial = denial(bucket, "OnlyIndexRecordingTags");

    assertThat(actions(denial))
        .containsExactlyInAnyOrder(
            "s3:PutObjectTagging",
            "s3:PutObjectVersionTagging",
            "s3:DeleteObjectTagging",
            "s3:DeleteObjectVersionTagging",
            "s3:ReplicateTags");
    assertExceptsIndexRecordingAlone(denial);
  }

  @Nested
  class OfTheVault {
    @Test
    void shouldLetNobodyPutButIndexRecording() {
      JsonNode denial = denial(VAULT, "OnlyIndexRecordingPuts");

      assertThat(actions(denial)).containsExactly("s3:PutObject", "s3:ReplicateObject");
      assertExceptsIndexRecordingAlone(denial);
    }

    @Test
    void shouldLetNobodyLockButIndexRecording() {
      JsonNode denial = denial(VAULT, "OnlyIndexRecordingLocks");

      assertThat(actions(denial)).containsExactly("s3:PutObjectRetention");
      assertExceptsIndexRecordingAlone(denial);
    }

    @Test
    void shouldKnowTheRoleThatIndexRecordingReallyHas() {
      JsonNode role = APP.at("EarmarkService/Recordings/IndexRecording").property("Role");

      assertThat(role.path("Fn::ImportValue").asText())
          .contains(APP.at("EarmarkData/Recordings/IndexRecordingRole").id());
    }
  }

  @Nested
  class OfThePhoneSystem {
    private final Synthesized.Resource uploading =
        APP.at("EarmarkData/Recordings/PhoneSystem/Uploading");

    @Test
    void shouldPutIntoUploadsAndDoNothingElse() {
      List<JsonNode> statements = elements(uploading.property("PolicyDocument").path("Statement"));

      assertThat(statements.stream().flatMap(statement -> actions(statement).stream()))
          .containsExactlyInAnyOrder("s3:PutObject", "kms:GenerateDataKey", "kms:Decrypt");
      assertThat(statements.getFirst().path("Resource").toString()).contains(APP.at(UPLOADS).id());
      assertThat(statements.getLast().path("Resource").toString())
          .contains(APP.at("EarmarkData/Recordings/UploadsKey").id());
    }

    @Test
    void shouldUseTheKeyThroughS3Alone() {
      JsonNode key = elements(uploading.property("PolicyDocument").path("Statement")).getLast();

      assertThat(key.at("/Condition/StringEquals/kms:ViaService").asText())
          .isEqualTo("s3.eu-west-2.amazonaws.com");
    }

    @Test
    void shouldHaveNoSecretInTheTemplate() {
      assertThat(APP.resources("AWS::IAM::AccessKey")).isEmpty();
    }
  }

  private static void assertExceptsIndexRecordingAlone(JsonNode denial) {
    assertThat(denial.path("Principal").path("AWS").asText()).isEqualTo("*");
    assertThat(denial.path("Condition").size()).isEqualTo(1);
    assertThat(denial.at("/Condition/ArnNotEquals/aws:PrincipalArn/Fn::GetAtt/0").asText())
        .isEqualTo(APP.at("EarmarkData/Recordings/IndexRecordingRole").id());
  }

  private static JsonNode denial(String bucket, String name) {
    return elements(APP.at(bucket + "/Policy").property("PolicyDocument").path("Statement"))
        .stream()
        .filter(statement -> statement.path("Sid").asText().equals(name))
        .peek(statement -> assertThat(statement.path("Effect").asText()).isEqualTo("Deny"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(bucket + " does not deny: " + name));
  }

  private static List<String> actions(JsonNode statement) {
    JsonNode actions = statement.path("Action");
    return actions.isTextual()
        ? List.of(actions.asText())
        : elements(actions).stream().map(JsonNode::asText).toList();
  }

  private static List<JsonNode> elements(JsonNode array) {
    Stream<JsonNode> elements = StreamSupport.stream(array.spliterator(), false);
    return elements.toList();
  }
}
