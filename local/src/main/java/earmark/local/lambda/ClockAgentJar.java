package earmark.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The jar that {@link ClockAgent} has to come in: nothing else is in it. */
final class ClockAgentJar {
  private static final String ENTRY = ClockAgent.class.getName().replace('.', '/') + ".class";

  private ClockAgentJar() {}

  static void write(Path jar) throws IOException {
    try (InputStream agent = ClockAgent.class.getResourceAsStream("/" + ENTRY);
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
      out.putNextEntry(new JarEntry(ENTRY));
      agent.transferTo(out);
      out.closeEntry();
    }
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", ClockAgent.class.getName());
    attributes.putValue("Can-Retransform-Classes", "true");
    return manifest;
  }
}
