package earmark.subjectaccess;

import earmark.policy.RetentionClass;
import earmark.recordings.Audio;
import earmark.recordings.Call;
import earmark.recordings.CallTime;
import earmark.recordings.Party;
import earmark.recordings.Recording;
import earmark.recordings.RecordingId;
import earmark.recordings.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Calls and requests of invented people, with Ofcom's drama numbers. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-11-24T10:15:00Z");
  static final String NUMBER = "+441632960001";
  static final CaseId CASE = new CaseId("sar-nbswy3dpeb3w64tmmqxc4lroff");

  /** The recording that the sample events name. */
  static final RecordingId CALL = new RecordingId("mfrggzdfmztwq2lknnwg23tpoa");

  private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz";

  private Samples() {}

  static RecordingId id(int n) {
    return new RecordingId(
        "a".repeat(24) + DIGITS.charAt(n / DIGITS.length()) + DIGITS.charAt(n % DIGITS.length()));
  }

  static Recording call(RecordingId id, String start) {
    return call(id, Instant.parse(start), Optional.empty(), NUMBER);
  }

  static Recording call(RecordingId id, Instant start, Optional<Instant> earlier, String number) {
    CallTime.Doubt doubt = earlier.isPresent() ? CallTime.Doubt.REPEATED : CallTime.Doubt.NONE;
    return new Recording(
        id,
        new Call(
            new CallTime(start, earlier, CallTime.Source.NAME_LOCAL, doubt),
            Call.Direction.INBOUND,
            List.of(
                new Party.Customer(Optional.of(number)),
                new Party.StaffMember("E17", "student-adviser", "201"),
                new Party.UnknownLine("299"))),
        new Audio(Audio.Codec.WAV_PCM, 2, 16000, Optional.of(Duration.ofMillis(12480)), 798764),
        Scope.KEPT,
        RetentionClass.STANDARD,
        "version-1",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        start.plus(Duration.ofDays(1096)),
        start.plusSeconds(60));
  }

  static Request request() {
    return new Request(
        new Requester("Margaret Hale", "margaret.hale@example.com"),
        List.of(NUMBER),
        List.of(window("2026-11-20T14:00", "2026-11-20T16:00")),
        LocalDate.of(2026, 11, 23));
  }

  static Window window(String from, String to) {
    return new Window(LocalDateTime.parse(from), LocalDateTime.parse(to));
  }
}
