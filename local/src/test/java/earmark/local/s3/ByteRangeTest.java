package earmark.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @Test
  void shouldIncludeBothEnds() {
    assertThat(ByteRange.parse("bytes=2-5", 6)).isEqualTo(new ByteRange(2, 4));
    assertThat(ByteRange.parse("bytes=0-0", 6)).isEqualTo(new ByteRange(0, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=5-2", "bytes=0-6", "bytes=0-", "bytes=-3", "0-3", ""})
  void shouldRefuseARangeThatIsNotWithinTheSource(String header) {
    assertThatExceptionOfType(S3Failure.class)
        .isThrownBy(() -> ByteRange.parse(header, 6))
        .satisfies(failure -> assertThat(failure.code()).isEqualTo("InvalidArgument"));
  }
}
