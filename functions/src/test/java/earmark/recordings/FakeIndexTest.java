package earmark.recordings;

class FakeIndexTest extends RecordingIndexContract {
  @Override
  RecordingIndex index() {
    return new FakeIndex(new Breaker());
  }
}
