package earmark.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordingIdsTest {
  private static final byte[] KEY =
      "a key that never changes here...".getBytes(StandardCharsets.US_ASCII);

  private final RecordingIds ids = new RecordingIds(() -> KEY);

  /** Worked out with OpenSSL and basenc: a change would give every recording another name. */
  @Test
  void shouldBeTheHashThatItSaysItIs() {
    assertThat(ids.of(new UploadedVersion("uploads", "a b.wav", "v1")).value())
        .isEqualTo("b6bmlsou4cnszfjvu64v46e6ty");
  }

  @Test
  void shouldBeTheSameForTheSameVersionAndAnotherForEveryOther() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Set<UploadedVersion> versions = new HashSet<>();
    Set<RecordingId> seen = new HashSet<>();
    for (int i = 0; i < 5_000; i++) {
      UploadedVersion version = new UploadedVersion(word(random), word(random), word(random));
      RecordingId id = ids.of(version);

      assertThat(ids.of(version)).as("seed %s", seed).isEqualTo(id);
      assertThat(seen.add(id)).as("seed %s", seed).isEqualTo(versions.add(version));
    }
  }

  @Test
  void shouldNotConfuseWhereAKeyEndsAndAVersionBegins() {
    assertThat(ids.of(new UploadedVersion("b", "key1", "2")))
        .isNotEqualTo(ids.of(new UploadedVersion("b", "key", "12")));
  }

  @Test
  void shouldDependOnTheKey() {
    UploadedVersion version = new UploadedVersion("b", "k", "v");

    assertThat(new RecordingIds(() -> new byte[] {1}).of(version)).isNotEqualTo(ids.of(version));
  }

  private static String word(Random random) {
    return Integer.toString(random.nextInt(200), Character.MAX_RADIX);
  }
}
