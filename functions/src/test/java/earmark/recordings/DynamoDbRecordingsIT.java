package earmark.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.platform.DynamoDbLocal;
import earmark.policy.RetentionClass;
import earmark.recordings.RecordingIndex.State;
import earmark.recordings.RecordingIndex.Waiting;
import earmark.recordings.Recordings.Cursor;
import earmark.recordings.Recordings.Page;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoDbRecordingsIT {
  private static final Instant TEN = Instant.parse("2026-11-24T10:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String NUMBER = "+441632960001";
  private static final UploadedVersion UPLOAD = new UploadedVersion("uploads", "a key", "v1");
  private static DynamoDbLocal server;

  private String table;
  private DynamoDbRecordingIndex index;
  private DynamoDbRecordings recordings;

  @BeforeAll
  static void start() {
    server = new DynamoDbLocal();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void makeTable() {
    DynamoDbClient client = server.client();
    table = server.table(RecordingsTable.LAYOUT);
    index = new DynamoDbRecordingIndex(client, table);
    recordings = at(Scene.NOW);
  }

  private DynamoDbRecordings at(Instant now) {
    return new DynamoDbRecordings(server.client(), table, Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void shouldGiveBackWhatWasEntered() {
    Recording recording = recording(1, time(TEN), customer(NUMBER), adviser());

    State state = index.enter(recording, UPLOAD);

    assertThat(state).isEqualTo(State.VAULTED);
    assertThat(recordings.find(recording.id())).contains(recording);
  }

  @Test
  void shouldGiveBackEveryKindOfPartyAndTime() {
    CallTime repeated =
        new CallTime(
            Instant.parse("2026-10-25T01:30:00Z"),
            Optional.of(Instant.parse("2026-10-25T00:30:00Z")),
            CallTime.Source.NAME_LOCAL,
            CallTime.Doubt.REPEATED);
    Recording recording =
        recording(
            2,
            repeated,
            new Party.Customer(Optional.empty()),
            new Party.UnknownLine("999"),
            adviser());

    index.enter(recording, UPLOAD);

    assertThat(recordings.find(recording.id())).contains(recording);
  }

  @Nested
  class Entries {
    @Test
    void shouldStayAsTheyAreOnceVaulted() {
      Recording first = recording(1, time(TEN), customer(NUMBER), adviser());
      index.enter(first, UPLOAD);

      State again =
          index.enter(recording(1, time(TEN.plus(HOUR)), customer("+441632960002")), UPLOAD);
      State waiting = index.enterWaiting(first.id(), new Waiting(UPLOAD, WaitReason.NO_TIME, TEN));
      State outOfScope = index.enterOutOfScope(first.id(), first.call(), UPLOAD, TEN);

      assertThat(List.of(again, waiting, outOfScope)).containsOnly(State.VAULTED);
      assertThat(recordings.find(first.id())).contains(first);
    }

    @Test
    void shouldStayAsTheyAreForACallOfSeveralParties() {
      Recording first = recording(1, time(TEN), customer(NUMBER), customer("+441632960002"));
      index.enter(first, UPLOAD);

      index.enter(
          recording(1, time(TEN), customer("+441632960003"), customer("+441632960004")), UPLOAD);

      assertThat(recordings.find(first.id())).contains(first);
      assertThat(withCustomer("+441632960004")).isEmpty();
    }

    @Test
    void shouldGoFromWaitingToTheVault() {
      Recording recording = recording(1, time(TEN), customer(NUMBER), adviser());
      index.enterWaiting(recording.id(), new Waiting(UPLOAD, WaitReason.NO_TIME, TEN));
      assertThat(index.state(recording.id())).contains(State.WAITING);
      assertThat(recordings.find(recording.id())).isEmpty();

      index.enter(recording, UPLOAD);

      assertThat(index.state(recording.id())).contains(State.VAULTED);
      assertThat(recordings.find(recording.id())).contains(recording);
      assertThat(new DynamoDbWaiting(server.client(), table).first(10)).isEmpty();
    }

    @Test
    void shouldBeHiddenWhileOutOfScope() {
      Recording recording = recording(1, time(TEN), customer(NUMBER), adviser());

      index.enterOutOfScope(recording.id(), recording.call(), UPLOAD, TEN);

      assertThat(index.state(recording.id())).contains(State.OUT_OF_SCOPE);
      assertThat(recordings.find(recording.id())).isEmpty();
      assertThat(withCustomer(NUMBER)).isEmpty();
      assertThat(recordings.between(TEN, TEN.plus(HOUR), Optional.empty()).recordings()).isEmpty();
    }

    @Test
    void shouldBeListedWhileTheyWaitTheOldestFirst() {
      for (int i = 0; i < 20; i++) {
        index.enterWaiting(
            id(i), new Waiting(UPLOAD, WaitReason.NO_PARTY, TEN.minusSeconds(60L * i)));
      }

      List<DynamoDbWaiting.Entry> waiting = new DynamoDbWaiting(server.client(), table).first(5);

      assertThat(waiting).extracting(DynamoDbWaiting.Entry::id).startsWith(id(19)).hasSize(5);
    }
  }

  @Nested
  class Searches {
    @Test
    void shouldFindACallByEachOfItsParties() {
      Recording recording =
          recording(
              1,
              time(TEN),
              customer(NUMBER),
              customer("+441632960002"),
              adviser(),
              new Party.StaffMember("tutor-1", "tutor", "310"),
              new Party.StaffMember("tutor-2", "tutor", "311"));
      index.enter(recording, UPLOAD);

      assertThat(withCustomer(NUMBER)).containsExactly(recording);
      assertThat(withCustomer("+441632960002")).containsExactly(recording);
      for (String staff : List.of("adviser-1", "tutor-1", "tutor-2")) {
        assertThat(recordings.withStaff(staff, TEN, TEN.plus(HOUR), Optional.empty()).recordings())
            .containsExactly(recording);
      }
      assertThat(recordings.between(TEN, TEN.plus(HOUR), Optional.empty()).recordings())
          .containsExactly(recording);
    }

    @Test
    void shouldTakeTheStartAndLeaveTheEndOfTheirSpan() {
      Recording atTen = recording(1, time(TEN), customer(NUMBER));
      Recording atEleven = recording(2, time(TEN.plus(HOUR)), customer(NUMBER));
      index.enter(atTen, UPLOAD);
      index.enter(atEleven, UPLOAD);

      assertThat(withCustomer(NUMBER)).containsExactly(atTen);
    }

    @Test
    void shouldFindBothReadingsOfARepeatedTime() {
      Instant later = Instant.parse("2026-10-25T01:30:00Z");
      CallTime repeated =
          new CallTime(
              later,
              Optional.of(later.minus(HOUR)),
              CallTime.Source.NAME_LOCAL,
              CallTime.Doubt.REPEATED);
      Recording recording = recording(1, repeated, customer(NUMBER));
      index.enter(recording, UPLOAD);

      for (Instant reading : List.of(later, later.minus(HOUR))) {
        assertThat(
                recordings
                    .withCustomer(NUMBER, reading, reading.plusSeconds(60), Optional.empty())
                    .recordings())
            .containsExactly(recording);
        assertThat(
                recordings.between(reading, reading.plusSeconds(60), Optional.empty()).recordings())
            .containsExactly(recording);
      }
      Instant between = later.minus(HOUR.dividedBy(2));
      assertThat(
              recordings
                  .withCustomer(NUMBER, between, between.plusSeconds(60), Optional.empty())
                  .recordings())
          .isEmpty();
    }

    @Test
    void shouldHideWhatIsPastItsDay() {
      Recording recording = recording(1, time(TEN), customer(NUMBER), adviser());
      index.enter(recording, UPLOAD);
      DynamoDbRecordings onItsDay = at(recording.retainUntil());

      assertThat(at(recording.retainUntil().minusMillis(1)).find(recording.id())).isPresent();
      assertThat(onItsDay.find(recording.id())).isEmpty();
      assertThat(onItsDay.withCustomer(NUMBER, TEN, TEN.plus(HOUR), Optional.empty()).recordings())
          .isEmpty();
      assertThat(
              onItsDay.withStaff("adviser-1", TEN, TEN.plus(HOUR), Optional.empty()).recordings())
          .isEmpty();
      assertThat(onItsDay.between(TEN, TEN.plus(HOUR), Optional.empty()).recordings()).isEmpty();
    }

    @Test
    void shouldGoOnFromPageToPage() {
      List<RecordingId> entered = new ArrayList<>();
      for (int i = 0; i < 130; i++) {
        Recording recording = recording(i, time(TEN.plusSeconds(i)), customer(NUMBER));
        index.enter(recording, UPLOAD);
        entered.add(recording.id());
      }

      assertThat(pages(after -> recordings.withCustomer(NUMBER, TEN, TEN.plus(HOUR), after)))
          .containsExactlyElementsOf(entered);
      assertThat(pages(after -> recordings.between(TEN, TEN.plus(HOUR), after)))
          .containsExactlyInAnyOrderElementsOf(entered);
    }

    @Test
    void shouldGoThroughDaysWithoutCallsInBoundedPages() {
      Recording recording = recording(1, time(TEN), customer(NUMBER));
      index.enter(recording, UPLOAD);
      Instant from = TEN.minus(Duration.ofDays(91));

      Page first = recordings.between(from, TEN.plus(HOUR), Optional.empty());

      assertThat(first.recordings()).isEmpty();
      assertThat(first.next()).isPresent();
      assertThat(pages(after -> recordings.between(from, TEN.plus(HOUR), after)))
          .containsExactly(recording.id());
    }

    @Test
    void shouldRefuseASpanThatIsTooLong() {
      Instant from = TEN.minus(Duration.ofDays(93));

      assertThatThrownBy(() -> recordings.between(from, TEN, Optional.empty()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("92 days");
    }

    @Test
    void shouldFindNothingInASpanThatEndsBeforeItBegins() {
      assertThat(recordings.withCustomer(NUMBER, TEN, TEN, Optional.empty()).recordings())
          .isEmpty();
    }

    @Test
    void shouldRefuseACursorOfSomebodyElse() {
      String foreign =
          Base64.getUrlEncoder().encodeToString("1 2 3".getBytes(StandardCharsets.UTF_8));

      for (String value : List.of(foreign, "!", "x".repeat(300))) {
        assertThatThrownBy(
                () ->
                    recordings.withCustomer(
                        NUMBER, TEN, TEN.plus(HOUR), Optional.of(new Cursor(value))))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Nested
  class TheKeyOfTheIds {
    @Test
    void shouldBeMadeOnceAndReadByEverybodyElse() {
      DynamoDbIdKey first = new DynamoDbIdKey(server.client(), table);
      DynamoDbIdKey second = new DynamoDbIdKey(server.client(), table);

      byte[] key = first.get();

      assertThat(key).hasSize(RecordingIds.KEY_BYTES);
      assertThat(second.get()).isEqualTo(key);
      assertThat(first.get()).isEqualTo(key);
    }
  }

  private List<RecordingId> pages(Function<Optional<Cursor>, Page> search) {
    List<RecordingId> found = new ArrayList<>();
    Optional<Cursor> next = Optional.empty();
    do {
      Page page = search.apply(next);
      assertThat(page.recordings()).hasSizeLessThanOrEqualTo(100);
      page.recordings().forEach(recording -> found.add(recording.id()));
      next = page.next();
    } while (next.isPresent());
    return found;
  }

  private List<Recording> withCustomer(String number) {
    return recordings.withCustomer(number, TEN, TEN.plus(HOUR), Optional.empty()).recordings();
  }

  private static Party customer(String number) {
    return new Party.Customer(Optional.of(number));
  }

  private static Party adviser() {
    return new Party.StaffMember("adviser-1", "student-adviser", "201");
  }

  private static CallTime time(Instant start) {
    return new CallTime(start, Optional.empty(), CallTime.Source.NAME_LOCAL, CallTime.Doubt.NONE);
  }

  private static RecordingId id(int number) {
    byte[] key = ByteBuffer.allocate(4).putInt(number).array();
    return new RecordingIds(() -> key).of(UPLOAD);
  }

  private static Recording recording(int number, CallTime time, Party... parties) {
    return new Recording(
        id(number),
        new Call(time, Call.Direction.INBOUND, List.of(parties)),
        new Audio(Audio.Codec.WAV_PCM, 2, 16_000, Optional.of(Duration.ofMillis(12_345)), 790_124L),
        Scope.KEPT,
        RetentionClass.STANDARD,
        "vault version",
        "c2hhMjU2",
        time.start().atZone(Scene.LONDON).plusYears(3).toInstant(),
        TEN);
  }
}
