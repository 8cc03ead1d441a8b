package earmark.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two stages in one account, and one of them thrown away. */
class StagesTest {
  private static final Synthesized PRODUCTION = Synthesized.production();
  private static final Synthesized TEST =
      Synthesized.with(Map.of("stage", "test", "disposable", "true", "retentionDays", "3"));

  @Test
  void shouldShareNoNameOfAnExportOrASignInPage() {
    assertThat(names(PRODUCTION)).isNotEmpty().doesNotContainAnyElementsOf(names(TEST));
  }

  @Test
  void shouldThrowAwayADisposableStageAndNoOther() {
    assertThat(TEST.resources("AWS::S3::Bucket"))
        .allSatisfy(
            bucket ->
                assertThat(bucket.node().path("DeletionPolicy").asText()).isEqualTo("Delete"));
    assertThat(TEST.resources("AWS::DynamoDB::GlobalTable"))
        .allSatisfy(
            table ->
                assertThat(
                        table.property("Replicas").at("/0/DeletionProtectionEnabled").asBoolean())
                    .isFalse());
  }

  @Test
  void shouldDenyInADisposableStageWhatItDeniesElsewhere() {
    for (String bucket : List.of("Uploads", "Vault")) {
      String path = "EarmarkData/Recordings/" + bucket + "/Policy";
      assertThat(denied(TEST, path)).isNotEmpty().isEqualTo(denied(PRODUCTION, path));
    }
  }

  @Test
  void shouldTellTheFunctionsTheirStage() {
    assertThat(
            TEST.at("EarmarkService/SubjectAccess/SubjectAccessApi")
                .property("Environment")
                .at("/Variables/STAGE")
                .asText())
        .isEqualTo("test");
  }

  private static Set<String> names(Synthesized app) {
    Set<String> names =
        app.templates().stream()
            .flatMap(template -> template.content().path("Outputs").properties().stream())
            .map(output -> output.getValue().at("/Export/Name"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    app.resources("AWS::Cognito::UserPoolDomain")
        .forEach(domain -> names.add(domain.property("Domain").toString()));
    return names;
  }

  private static List<String> denied(Synthesized app, String path) {
    return app.at(path).property("PolicyDocument").path("Statement").findValuesAsText("Sid");
  }
}
