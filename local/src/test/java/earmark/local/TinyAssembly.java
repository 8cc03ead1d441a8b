package earmark.local;

import earmark.local.lambda.ProbeHandler;
import earmark.local.template.CloudAssembly;
import earmark.local.template.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * Two small stacks, written as the CDK writes them, with one function: {@link ProbeHandler}, whose
 * jar is made when a test runs.
 */
public final class TinyAssembly {
  public static final Place PLACE = new Place("eu-west-2", URI.create("http://localhost:8080"));
  public static final String ARRIVALS =
      "arn:aws:sqs:eu-west-2:000000000000:TinyData-Arrivals-Queue";
  public static final String ARRIVALS_DEAD =
      "arn:aws:sqs:eu-west-2:000000000000:TinyData-Arrivals-DeadLetters";
  public static final String LATE_LETTERS =
      "arn:aws:sqs:eu-west-2:000000000000:TinyService-Probing-LateLetters";

  private static final List<String> FILES =
      List.of("TinyData.template.json", "TinyService.template.json", "TinyService.assets.json");

  private TinyAssembly() {}

  /** Writes everything into the directory, as {@code cdk synth} would. */
  public static Path writeTo(Path directory) throws IOException {
    for (String file : FILES) {
      try (InputStream in = TinyAssembly.class.getResourceAsStream("/templates/" + file)) {
        Files.write(directory.resolve(file), in.readAllBytes());
      }
    }
    try (OutputStream out = Files.newOutputStream(directory.resolve("asset.tiny.jar"));
        JarOutputStream jar = new JarOutputStream(out)) {
      String entry = ProbeHandler.class.getName().replace('.', '/') + ".class";
      jar.putNextEntry(new JarEntry(entry));
      try (InputStream in = ProbeHandler.class.getResourceAsStream("/" + entry)) {
        in.transferTo(jar);
      }
      jar.closeEntry();
    }
    return directory;
  }

  public static CloudAssembly in(Path directory) throws IOException {
    return CloudAssembly.read(writeTo(directory), PLACE);
  }
}
