package earmark.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** cdk-nag looks at everything, at every synth. */
class FindingsTest {
  @Test
  void shouldRefuseToSynthesizeWhatNobodyAnswersFor(@TempDir Path folder) throws IOException {
    Path here = Path.of("");
    EarmarkApp app =
        EarmarkApp.assemble(
            EarmarkApp.context(here),
            PolicyFile.read(here.resolve("policy.json")),
            Files.writeString(folder.resolve("functions.jar"), ""),
            folder.resolve("cdk.out"));
    new Bucket((Construct) app.app().getNode().findChild("EarmarkData"), "Planted");

    assertThatThrownBy(app::synth).hasMessageContaining("Validation failed");
    assertThat(folder.resolve("cdk.out/validation-report.json"))
        .content()
        .contains("AwsSolutions-S1", "EarmarkData/Planted");
  }
}
