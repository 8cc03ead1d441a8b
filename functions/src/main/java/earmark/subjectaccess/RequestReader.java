package earmark.subjectaccess;

import earmark.platform.JsonFields;
import earmark.staff.Lines;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Reads a request from the body of {@code POST /subject-access-requests}. */
final class RequestReader {
  private static final int MAX_NAME = 200;
  private static final int MAX_CONTACT = 300;
  private static final int MAX_NUMBER = 40;
  private static final int MAX_TIME = 30;
  private static final int OLDEST_RECEIPT_YEARS = 1;
  private static final int FIRST_YEAR = 2000;

  private final Lines lines;
  private final LocalDate today;

  RequestReader(Lines lines, LocalDate today) {
    this.lines = lines;
    this.today = today;
  }

  /** The request; empty when anything in it is wrong, which the fields have been told. */
  Optional<Request> read(JsonFields fields) {
    Optional<Requester> requester = fields.object("requester", RequestReader::requester);
    List<String> numbers =
        fields.texts(
            "numbers",
            new JsonFields.Size(1, Request.MAX_NUMBERS),
            MAX_NUMBER,
            lines::e164,
            "must be a telephone number");
    List<Window> windows =
        fields.objects("windows", new JsonFields.Size(1, Request.MAX_WINDOWS), this::window);
    Optional<LocalDate> receivedOn =
        fields
            .text("receivedOn", MAX_TIME, RequestReader::date, "must be a date, as 2026-11-24")
            .filter(date -> couldBeReceivedOn(date, fields));
    return requester.isEmpty() || receivedOn.isEmpty() || numbers.isEmpty() || windows.isEmpty()
        ? Optional.empty()
        : Optional.of(new Request(requester.get(), numbers, windows, receivedOn.get()));
  }

  private static Optional<Requester> requester(JsonFields fields) {
    Optional<String> name = fields.text("name", MAX_NAME);
    Optional<String> contact = fields.text("contact", MAX_CONTACT);
    return name.flatMap(n -> contact.map(c -> new Requester(n, c)));
  }

  private Optional<Window> window(JsonFields fields) {
    Optional<LocalDateTime> from = time(fields, "from");
    Optional<LocalDateTime> to = time(fields, "to");
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (!from.get().isBefore(to.get())) {
      fields.wrong("to", "must be after from");
      return Optional.empty();
    }
    if (Duration.between(from.get(), to.get()).compareTo(Window.LONGEST) > 0) {
      fields.wrong("to", "must be within 31 days of from");
      return Optional.empty();
    }
    if (from.get().toLocalDate().isAfter(today) || from.get().getYear() < FIRST_YEAR) {
      fields.wrong("from", "must not be in the future, nor before the year 2000");
      return Optional.empty();
    }
    return Optional.of(new Window(from.get(), to.get()));
  }

  private static Optional<LocalDateTime> time(JsonFields fields, String name) {
    return fields.text(
        name, MAX_TIME, RequestReader::time, "must be a local time, as 2026-11-24T14:30");
  }

  private boolean couldBeReceivedOn(LocalDate date, JsonFields fields) {
    boolean could = !date.isAfter(today) && !date.isBefore(today.minusYears(OLDEST_RECEIPT_YEARS));
    if (!could) {
      fields.wrong("receivedOn", "must not be in the future, nor more than a year ago");
    }
    return could;
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDateTime> time(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
