package earmark.local.sqs;

import com.fasterxml.jackson.core.type.TypeReference;
import earmark.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;

/** Where the messages of one queue outlive the process: one file, replaced as a whole. */
final class QueueStore {
  private final Path file;

  QueueStore(Path directory, String queue) {
    this.file = directory.resolve(queue + ".json");
  }

  List<Message> load() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Json.mapper().readValue(file.toFile(), new TypeReference<List<Message>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void save(Collection<Message> messages) {
    try {
      Path directory = Files.createDirectories(file.getParent());
      Path next = directory.resolve(file.getFileName() + ".next");
      Json.mapper().writeValue(next.toFile(), messages);
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
