package earmark.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.local.TinyAssembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudAssemblyTest {
  @TempDir private Path directory;

  @Test
  void shouldResolveWhatOneStackImportsFromTheOther() throws IOException {
    CloudAssembly assembly = TinyAssembly.in(directory);

    Resource function = assembly.resources("AWS::Lambda::Function").getFirst();
    assertThat(function.property("Environment").path("Variables").path("NOTES_TABLE").asText())
        .isEqualTo("TinyData-Notes");
    Resource mapping = assembly.resources("AWS::Lambda::EventSourceMapping").getFirst();
    assertThat(mapping.text("EventSourceArn")).isEqualTo(TinyAssembly.ARRIVALS);
  }

  @Test
  void shouldTakeAliasesApartAsTheCdkDoes() throws IOException {
    CloudAssembly assembly = TinyAssembly.in(directory);

    // Fn::Join of Fn::Select of Fn::Split of Ref
    assertThat(
            assembly.resources("AWS::Lambda::EventSourceMapping").getFirst().text("FunctionName"))
        .isEqualTo("Probe:live");
    assertThat(assembly.resources("AWS::Lambda::Alias").getFirst().ref())
        .isEqualTo("arn:aws:lambda:eu-west-2:000000000000:function:Probe:live");
  }

  @Test
  void shouldNameResourcesAfterTheirConstructs() throws IOException {
    CloudAssembly assembly = TinyAssembly.in(directory);

    assertThat(assembly.resources("AWS::S3::Bucket").getFirst().name())
        .isEqualTo("tinydata-uploads-files");
    assertThat(assembly.resources("AWS::Lambda::Function").getFirst().name()).isEqualTo("Probe");
    assertThat(assembly.resources("AWS::SQS::Queue"))
        .extracting(Resource::ref)
        .contains("https://sqs.eu-west-2.amazonaws.com/000000000000/TinyData-Arrivals-Queue");
  }

  @Test
  void shouldFindTheJarOfAFunction() throws IOException {
    CloudAssembly assembly = TinyAssembly.in(directory);
    Resource function = assembly.resources("AWS::Lambda::Function").getFirst();

    assertThat(assembly.asset(function, function.property("Code").path("S3Key").asText()))
        .isRegularFile()
        .hasFileName("asset.tiny.jar");
  }

  @Test
  void shouldResolveSubstitutionsAndLeaveOutWhatHasNoValue() throws IOException {
    CloudAssembly assembly =
        assembly(
            """
            {"Resources": {"Q": {"Type": "AWS::SQS::Queue", "Properties": {
              "QueueName": {"Fn::Sub": ["${Stage}-${AWS::Region}-${!Kept}", {"Stage": "x"}]},
              "KmsMasterKeyId": {"Ref": "AWS::NoValue"},
              "Tags": [{"Ref": "AWS::NoValue"}, {"Key": "a", "Value": {"Fn::Sub": "${Q2.Arn}"}}]}},
              "Q2": {"Type": "AWS::SQS::Queue"}}}
            """);

    Resource queue = assembly.resources("AWS::SQS::Queue").getFirst();
    assertThat(queue.name()).isEqualTo("x-eu-west-2-${Kept}");
    assertThat(queue.optionalText("KmsMasterKeyId")).isEmpty();
    assertThat(queue.items("Tags").toList())
        .singleElement()
        .satisfies(
            tag ->
                assertThat(tag.path("Value").asText())
                    .isEqualTo("arn:aws:sqs:eu-west-2:000000000000:One-Q2"));
  }

  @Test
  void shouldRefuseATypeItDoesNotKnow() {
    assertThatThrownBy(
            () ->
                assembly("{\"Resources\": {\"T\": {\"Type\": \"AWS::StepFunctions::Activity\"}}}"))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("One/T")
        .hasMessageContaining("AWS::StepFunctions::Activity");
  }

  @Test
  void shouldRefuseAnIntrinsicFunctionItDoesNotKnow() throws IOException {
    CloudAssembly assembly =
        assembly(
            """
            {"Resources": {"Q": {"Type": "AWS::SQS::Queue",
              "Properties": {"QueueName": {"Fn::FindInMap": ["a", "b", "c"]}}}}}
            """);

    assertThatThrownBy(() -> assembly.resources("AWS::SQS::Queue").getFirst().name())
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Fn::FindInMap");
  }

  @Test
  void shouldRefuseAnImportThatNobodyExports() throws IOException {
    CloudAssembly assembly =
        assembly(
            """
            {"Resources": {"Q": {"Type": "AWS::SQS::Queue",
              "Properties": {"QueueName": {"Fn::ImportValue": "Other:Thing"}}}}}
            """);

    assertThatThrownBy(() -> assembly.resources("AWS::SQS::Queue").getFirst().name())
        .isInstanceOf(TemplateException.class)
        .hasMessage("No stack exports Other:Thing");
  }

  @Test
  void shouldSayHowToBuildTemplatesThatAreMissing() {
    assertThatThrownBy(() -> CloudAssembly.read(directory.resolve("cdk.out"), TinyAssembly.PLACE))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("cdk.out")
        .hasMessageContaining("./mvnw");
  }

  private CloudAssembly assembly(String template) throws IOException {
    Files.writeString(directory.resolve("One.template.json"), template);
    return CloudAssembly.read(directory, TinyAssembly.PLACE);
  }
}
