package earmark.local.demonstration;

import earmark.local.samples.SampleCall;
import earmark.local.samples.SampleCalls;
import earmark.platform.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sample call, dated in the days before the demonstration: its name carries the date, and calls
 * of long ago wait for a person.
 */
record DatedCall(
    Path audio,
    String key,
    Map<String, String> metadata,
    Optional<String> sidecar,
    LocalDate day,
    SampleCall.Expectation expected,
    String about) {

  static List<DatedCall> readAll(Path folder, Clock clock) throws IOException {
    List<DatedCall> dated = new ArrayList<>();
    for (SampleCall call : SampleCalls.read(folder)) {
      dated.add(of(call, folder, clock));
    }
    return dated;
  }

  private static DatedCall of(SampleCall call, Path folder, Clock clock) throws IOException {
    ZoneId zone = clock.getZone();
    Instant start = call.start(clock, zone);
    Map<String, String> beside = call.sidecar(start, zone);
    return new DatedCall(
        folder.resolve(call.audio()),
        call.key(start, zone),
        call.metadata(start, zone),
        beside.isEmpty() ? Optional.empty() : Optional.of(Json.mapper().writeValueAsString(beside)),
        start.atZone(zone).toLocalDate(),
        call.expect(),
        call.about());
  }
}
