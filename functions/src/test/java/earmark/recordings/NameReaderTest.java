package earmark.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.policy.Policy.NamePattern;
import earmark.recordings.Call.Direction;
import earmark.recordings.CallTime.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameReaderTest {
  private final NameReader names = new NameReader(List.of(), new CallTimes(Scene.LONDON));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          [Zinhle Phungula]_201-0114627554_20190219120918(380).wav | 2019-02-19T12:09:18Z | NAME_LOCAL | - | 201 | 0114627554
          [27836826436]_27836826436-100_20190211124743(3).wav | 2019-02-11T12:47:43Z | NAME_LOCAL | - | 27836826436 | 100
          []_+441632960001-100_20260701124743(3).wav | 2026-07-01T11:47:43Z | NAME_LOCAL | - | +441632960001 | 100
          2025/03/27/force-0821XXXX8663-3201-20250327-092517-1743042317.12206.wav | 2025-03-27T02:25:17Z | NAME_EPOCH | OUTBOUND | 3201 | 0821XXXX8663
          out-01632960001-201-20261124-091500-1795511700.1.wav | 2026-11-24T09:15:00Z | NAME_EPOCH | OUTBOUND | 201 | 01632960001
          in-202-07700900123-20261124-091500-1795511700.12206.wav | 2026-11-24T09:15:00Z | NAME_EPOCH | INBOUND | 07700900123 | 202
          in-07700900123-202-20261124-091500-1795511700.12206.wav | 2026-11-24T09:15:00Z | NAME_EPOCH | INBOUND | 07700900123 | 202
          q-600-07700900123-20261124-091500-1795511700.7.wav | 2026-11-24T09:15:00Z | NAME_EPOCH | INBOUND | 07700900123 | 600
          exten-202-201-20261124-091500-1795511700.7.wav | 2026-11-24T09:15:00Z | NAME_EPOCH | INTERNAL | 201 | 202
          20251104-133555_302_(252)792-8686_Outgoing_Auto_2243071124051.mp3 | 2025-11-04T13:35:55Z | NAME_LOCAL | OUTBOUND | 302 | (252)792-8686
          20251121-141152_(469)906-0558_Incoming_Auto_2254843027051.mp3 | 2025-11-21T14:11:52Z | NAME_LOCAL | INBOUND | (469)906-0558 | -
          connect/a/CallRecordings/2025/12/31/b9ed0c14-255b-42f8-81e6-c0c0eb6bb2a3_20251231T09:47_UTC.wav | 2025-12-31T09:47:00Z | NAME_UTC | - | - | -
          GMT20220715-181507_88v27Vl8TzyusVnY6y2uHw_VideoRecording.mp3 | 2022-07-15T18:15:07Z | NAME_UTC | - | - | -
          """)
  void shouldReadTheNamesOfPhoneSystems(
      String key, Instant time, Source source, Direction direction, String from, String to) {
    Told told = names.read(key);

    assertThat(told.time().map(CallTime::start)).contains(time);
    assertThat(told.time().map(CallTime::source)).contains(source);
    assertThat(told.direction()).isEqualTo(Optional.ofNullable(direction));
    assertThat(told.from()).isEqualTo(Optional.ofNullable(from));
    assertThat(told.to()).isEqualTo(Optional.ofNullable(to));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "call.wav",
        "[a]_1-2_2019.wav",
        "[]_201-01632960001_20190219120918(380)",
        "20251104_133555.wav",
        "org/year=2026/month=11/day=24/hour=9/conversation_id=c/r"
      })
  void shouldTellNothingOfANameThatFitsNoPattern(String key) {
    assertThat(names.read(key)).isEqualTo(Told.NOTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]_201-01632960001_20190230120918(380).wav",
        "[]_201-01632960001_20191319120918(380).wav",
        "[]_201-01632960001_20190219250918(380).wav"
      })
  void shouldTellNoTimeThatDoesNotExist(String key) {
    assertThat(names.read(key).time()).isEmpty();
    assertThat(names.read(key).from()).contains("201");
  }

  @Test
  void shouldTellNothingOfAKeyLongerThanS3Allows() {
    String key = "x/".repeat(513) + Scene.GOOD_NAME;

    assertThat(names.read(key)).isEqualTo(Told.NOTHING);
  }

  @Test
  void shouldReadTheNamesThatThePolicyDescribes() {
    NameReader configured =
        with(
            "(?<external>\\d+)~(?<extension>\\d+)~(?<direction>in|out)~(?<time>.{16})\\.wav",
            Optional.of("dd.MM.yyyy HH:mm"),
            Optional.of("UTC"));

    Told told = configured.read("a/01632960001~201~out~01.07.2026 09:15.wav");

    assertThat(told.time().orElseThrow().start()).isEqualTo(Instant.parse("2026-07-01T09:15:00Z"));
    assertThat(told.from()).contains("201");
    assertThat(told.to()).contains("01632960001");
    assertThat(told.direction()).contains(Direction.OUTBOUND);
  }

  @Test
  void shouldGiveUpAPatternThatWouldNeverEnd() {
    NameReader endless = with("(?<from>(x+x+)+)y", Optional.empty(), Optional.empty());
    long start = System.nanoTime();

    Told told = endless.read("x".repeat(1000));

    assertThat(told).isEqualTo(Told.NOTHING);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  private static NameReader with(String pattern, Optional<String> time, Optional<String> zone) {
    return new NameReader(
        List.of(new NamePattern("mine", Pattern.compile(pattern), time, zone)),
        new CallTimes(Scene.LONDON));
  }
}
