package earmark.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whoever forgets a recording stands above this package, and goes by what the table is. */
class ForgottenTranscriptsTest {
  @Test
  void shouldBeFoundByTheRecordingAlone() {
    assertThat(TranscriptsTable.LAYOUT.partitionKey().name()).isEqualTo("recordingId");
    assertThat(TranscriptsTable.LAYOUT.sortKey()).isEmpty();
  }
}
