package earmark.retention;

import earmark.recordings.RecordingId;
import java.time.Instant;
import java.util.Optional;

class FakeHoldsTest extends HoldsContract {
  private final FakeHolds holds = new FakeHolds();

  @Override
  Holds holds() {
    return holds;
  }

  @Override
  void vaulted(RecordingId id) {
    holds.vaulted(id, VERSION, UNTIL);
  }

  @Override
  Optional<Instant> forgetAt(RecordingId id) {
    return holds.forgetAt(id);
  }
}
