package earmark.recordings;

import earmark.platform.DynamoDbLocal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DynamoDbRecordingIndexIT extends RecordingIndexContract {
  private static DynamoDbLocal server;

  @BeforeAll
  static void start() {
    server = new DynamoDbLocal();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  RecordingIndex index() {
    return new DynamoDbRecordingIndex(server.client(), server.table(RecordingsTable.LAYOUT));
  }
}
