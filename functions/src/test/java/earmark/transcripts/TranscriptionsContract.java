package earmark.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.recordings.Audio;
import earmark.recordings.RecordingId;
import earmark.transcripts.Transcription.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for the entries, wherever they are kept. */
abstract class TranscriptionsContract {
  private Transcriptions transcriptions;

  /** Entries without any entry in them, at {@link Samples#NOW}. */
  abstract Transcriptions empty();

  @BeforeEach
  void makeEntries() {
    transcriptions = empty();
  }

  @Test
  void shouldFindNothingThatWasNotAdded() {
    assertThat(transcriptions.find(Samples.ID)).isEmpty();
    assertThat(transcriptions.unfinished(Optional.empty()).transcriptions()).isEmpty();
  }

  @Test
  void shouldFindWhatWasAdded() {
    Transcription entry = Samples.waiting(Audio.Codec.WAV_GSM);
    assertThat(transcriptions.add(entry)).isEmpty();
    assertThat(transcriptions.find(Samples.ID)).contains(entry);
  }

  @Test
  void shouldKeepTheFirstAndShowItWhenAddedTwice() {
    Transcription entry = Samples.waiting(Audio.Codec.WAV_PCM);
    Transcription later =
        Transcription.requested(
            entry.id(), entry.media(), Samples.NOW.plusSeconds(1), entry.expiresAt());

    assertThat(transcriptions.add(entry)).isEmpty();
    assertThat(transcriptions.add(later)).contains(entry);
    assertThat(transcriptions.find(Samples.ID)).contains(entry);
  }

  @Test
  void shouldKeepEveryProgress() {
    Transcription entry = Samples.waiting(Audio.Codec.MP3);
    assertThat(transcriptions.add(entry)).isEmpty();
    List<Progress> all =
        List.of(
            new Progress.InProgress(),
            new Progress.Failed("It was all Greek."),
            new Progress.Waiting(),
            new Progress.Ready());
    for (Progress progress : all) {
      entry = entry.become(progress, Samples.NOW.plusSeconds(entry.revision()));
      assertThat(transcriptions.change(entry)).isTrue();
      assertThat(transcriptions.find(Samples.ID)).contains(entry);
    }
  }

  @Test
  void shouldNotOverwriteTheChangeOfSomebodyElse() {
    Transcription read = Samples.waiting(Audio.Codec.MP3);
    assertThat(transcriptions.add(read)).isEmpty();
    Transcription theirs = read.become(new Progress.Ready(), Samples.NOW);

    assertThat(transcriptions.change(theirs)).isTrue();
    assertThat(transcriptions.change(read.putOff(Samples.NOW))).isFalse();
    assertThat(transcriptions.find(Samples.ID)).contains(theirs);
  }

  @Test
  void shouldTakeAnExpiredEntryForGone() {
    Transcription entry = Samples.waiting(Audio.Codec.MP3);
    Transcription expired =
        Transcription.requested(
            entry.id(), entry.media(), Samples.NOW.minusSeconds(60), Samples.NOW);
    assertThat(transcriptions.add(expired)).isEmpty();

    assertThat(transcriptions.find(Samples.ID)).isEmpty();
    assertThat(transcriptions.unfinished(Optional.empty()).transcriptions()).isEmpty();
    assertThat(transcriptions.add(entry)).isEmpty();
    assertThat(transcriptions.find(Samples.ID)).contains(entry);
  }

  @Test
  void shouldNotMakeAnEntryByChangingIt() {
    assertThat(transcriptions.change(Samples.inProgress())).isFalse();
    assertThat(transcriptions.find(Samples.ID)).isEmpty();
  }

  @Test
  void shouldPageThroughTheUnfinishedOldestFirst() {
    List<Transcription> expected = new ArrayList<>();
    IntStream.range(0, 120)
        .forEach(
            i -> {
              Transcription entry = numbered(i);
              assertThat(transcriptions.add(entry)).isEmpty();
              if (i % 10 == 0) {
                assertThat(transcriptions.change(entry.become(new Progress.Ready(), Samples.NOW)))
                    .isTrue();
              } else {
                expected.addFirst(entry);
              }
            });

    List<Transcription> found = new ArrayList<>();
    Optional<Transcriptions.Cursor> after = Optional.empty();
    do {
      Transcriptions.Page page = transcriptions.unfinished(after);
      assertThat(page.transcriptions()).hasSizeLessThanOrEqualTo(50);
      found.addAll(page.transcriptions());
      after = page.next();
    } while (after.isPresent());
    assertThat(found).isEqualTo(expected);
  }

  /** The higher the number, the earlier it was asked for. */
  private static Transcription numbered(int i) {
    Transcription sample = Samples.waiting(Audio.Codec.FLAC);
    Instant requested = Samples.NOW.minusMillis(i * 7L);
    String letters = "" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
    return Transcription.requested(
        new RecordingId(letters + "cdefghijklmnopqrstuvwx23"),
        sample.media(),
        requested,
        sample.expiresAt());
  }
}
