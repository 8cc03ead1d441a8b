package earmark.recordings;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The index of recordings in DynamoDB. */
public final class DynamoDbRecordings implements Recordings {
  public DynamoDbRecordings(DynamoDbClient dynamoDb, String table, Clock clock) {}

  @Override
  public Optional<Recording> find(RecordingId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page withCustomer(String number, Instant from, Instant to, Optional<Cursor> after) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page withStaff(String staffId, Instant from, Instant to, Optional<Cursor> after) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Page between(Instant from, Instant to, Optional<Cursor> after) {
    throw new UnsupportedOperationException();
  }
}
