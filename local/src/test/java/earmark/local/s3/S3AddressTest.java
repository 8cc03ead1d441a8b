package earmark.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3AddressTest {
  @Test
  void shouldReadACopySourceWithItsVersion() {
    assertThat(S3Address.ofCopySource("/uploads/calls/a%20%2B%3Fb.wav?versionId=v-1"))
        .isEqualTo(new S3Address("uploads", "calls/a +?b.wav", Optional.of("v-1")));
  }

  @Test
  void shouldReadACopySourceWithoutAVersionOrSlash() {
    assertThat(S3Address.ofCopySource("uploads/key"))
        .isEqualTo(new S3Address("uploads", "key", Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "uploads", "uploads/", "/", "//key", "uploads/%zz"})
  void shouldRefuseACopySourceThatNamesNoObject(String header) {
    assertThatExceptionOfType(S3Failure.class)
        .isThrownBy(() -> S3Address.ofCopySource(header))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo("InvalidArgument"));
  }
}
