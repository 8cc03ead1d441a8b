package earmark.local.s3;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** Lists of objects: S3Mock also names keys whose current version is a delete marker. */
final class Listings {
  private final StoredObjects objects;

  Listings(StoredObjects objects) {
    this.objects = objects;
  }

  void answer(Exchange exchange) throws IOException, ServletException {
    String bucket = exchange.request().bucket();
    boolean encoded =
        exchange.request().parameter("encoding-type").filter("url"::equals).isPresent();
    exchange.passOnThen(
        Set.of(),
        answer -> {
          Document list = answer.body();
          int kept = keepCurrent(list, bucket, encoded);
          Xml.elements(list, "KeyCount").forEach(count -> count.setTextContent("" + kept));
          answer.replaceBody(Xml.write(list));
        });
  }

  private int keepCurrent(Document list, String bucket, boolean encoded) {
    int kept = Xml.elements(list, "CommonPrefixes").size();
    for (Element entry : Xml.elements(list, "Contents")) {
      String name = Xml.text(entry, "Key").orElseThrow();
      String key = encoded ? SdkHttpUtils.urlDecode(name) : name;
      if (objects.current(new S3Address(bucket, key, Optional.empty())).isPresent()) {
        kept++;
      } else {
        Node parent = entry.getParentNode();
        parent.removeChild(entry);
      }
    }
    return kept;
  }
}
