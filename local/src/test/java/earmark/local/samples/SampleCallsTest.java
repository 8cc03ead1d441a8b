package earmark.local.samples;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.local.samples.SampleCall.Expectation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleCallsTest {
  private static final Path RECORDINGS = Path.of("..", "events", "recordings");
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Clock IN_SUMMER =
      Clock.fixed(Instant.parse("2026-07-10T09:00:00Z"), ZoneOffset.UTC);

  private final List<SampleCall> calls;

  SampleCallsTest() throws IOException {
    calls = SampleCalls.read(RECORDINGS);
  }

  @Test
  void shouldHaveSmallAudioAndAScriptForEachCall() throws IOException {
    assertThat(calls).hasSizeGreaterThanOrEqualTo(7);
    for (var call : calls) {
      var script = call.audio().replace("audio/", "scripts/").replaceFirst("\\.\\w+$", ".txt");
      assertThat(Files.size(RECORDINGS.resolve(call.audio()))).isBetween(10_000L, 1_000_000L);
      assertThat(RECORDINGS.resolve(script)).exists();
    }
  }

  @Test
  void shouldShowEveryWayAnUploadCanGo() {
    assertThat(calls).extracting(SampleCall::expect).contains(Expectation.values());
  }

  @Test
  void shouldNameACallInLocalTimeTheWay3CxDoes() {
    assertThat(key("fees-inbound"))
        .isEqualTo("[07700900123]_07700900123-201_20260707101530(3).wav");
  }

  @Test
  void shouldNameACallWithItsEpochTheWayFreePbxDoes() {
    var epoch = Instant.parse("2026-07-07T15:40:05Z").getEpochSecond();

    assertThat(key("fees-again"))
        .isEqualTo("in-202-07700900123-20260707-164005-" + epoch + ".12206.wav");
  }

  @Test
  void shouldNameACallInUtcTheWayAmazonConnectDoes() {
    assertThat(key("extension-connect"))
        .isEqualTo(
            "connect/earmark/CallRecordings/2026/07/09/"
                + "b9ed0c14-255b-42f8-81e6-c0c0eb6bb2a3_20260709T08:47_UTC.wav");
  }

  @Test
  void shouldFillInTheMetadata() {
    var call = call("extension-connect");
    var start = call.start(IN_SUMMER, LONDON);

    assertThat(call.metadata(start, LONDON))
        .containsEntry("call-start", String.valueOf(start.getEpochSecond()));
  }

  private String key(String name) {
    var call = call(name);
    return call.key(call.start(IN_SUMMER, LONDON), LONDON);
  }

  private SampleCall call(String name) {
    return calls.stream().filter(call -> call.audio().contains(name)).findFirst().orElseThrow();
  }
}
