package earmark.transcripts;

/** The fake holds to the contract. */
final class InMemoryTranscriptionsTest extends TranscriptionsContract {
  @Override
  Transcriptions empty() {
    return new World().transcriptions;
  }
}
