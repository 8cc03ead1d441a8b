package earmark.local.s3;

import com.adobe.testing.s3mock.s3.dto.LegalHold;
import com.adobe.testing.s3mock.s3.dto.Mode;
import com.adobe.testing.s3mock.s3.dto.Retention;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/** The lock that a multipart upload asked for, kept beside its parts until there is an object. */
final class PromisedLock {
  private static final String FILE = "lock.properties";
  private static final String MODE = "mode";
  private static final String UNTIL = "until";
  private static final String HOLD = "hold";

  private PromisedLock() {}

  static void write(Path folder, LockHeaders lock) throws IOException {
    Properties words = new Properties();
    lock.retention()
        .ifPresent(
            retention -> {
              words.setProperty(MODE, String.valueOf(retention.getMode()));
              words.setProperty(UNTIL, String.valueOf(retention.getRetainUntilDate()));
            });
    lock.hold().ifPresent(hold -> words.setProperty(HOLD, String.valueOf(hold.getStatus())));
    if (!words.isEmpty()) {
      try (Writer file = Files.newBufferedWriter(folder.resolve(FILE))) {
        words.store(file, null);
      }
    }
  }

  /** Not checked against the time again: the lock was in the future when it was asked for. */
  static LockHeaders read(Path folder) throws IOException {
    Properties words = new Properties();
    if (Files.exists(folder.resolve(FILE))) {
      try (Reader file = Files.newBufferedReader(folder.resolve(FILE))) {
        words.load(file);
      }
    }
    return new LockHeaders(
        Optional.ofNullable(words.getProperty(MODE))
            .map(
                mode -> new Retention(Mode.valueOf(mode), Instant.parse(words.getProperty(UNTIL)))),
        Optional.ofNullable(words.getProperty(HOLD))
            .map(status -> new LegalHold(LegalHold.Status.valueOf(status))));
  }
}
