package earmark.local.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The small documents that S3 speaks in. */
final class Xml {
  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

  private final Document document;
  private final Element root;

  /** A document to be filled, in S3's namespace. */
  Xml(String name) {
    this(name, NAMESPACE);
  }

  private Xml(String name, String namespace) {
    try {
      this.document = factory().newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
    this.root = document.createElementNS(namespace, name);
    document.appendChild(root);
  }

  /** S3's errors are in no namespace. */
  static Xml error(S3Failure failure) {
    return new Xml("Error", null)
        .with("Code", failure.code())
        .with("Message", String.valueOf(failure.getMessage()));
  }

  Xml with(String name, String text) {
    add(root, name, text);
    return this;
  }

  /** Opens an element below the root, to be filled with {@link #add}. */
  Element open(String name) {
    Element child = document.createElementNS(root.getNamespaceURI(), name);
    root.appendChild(child);
    return child;
  }

  /** Opens an element below another one. */
  static Element open(Element parent, String name) {
    Element child = parent.getOwnerDocument().createElementNS(parent.getNamespaceURI(), name);
    parent.appendChild(child);
    return child;
  }

  static void add(Element parent, String name, String text) {
    Element child = parent.getOwnerDocument().createElementNS(parent.getNamespaceURI(), name);
    child.setTextContent(text);
    parent.appendChild(child);
  }

  @Override
  public String toString() {
    return write(document);
  }

  static Document read(InputStream body) {
    try {
      return factory().newDocumentBuilder().parse(body);
    } catch (SAXException e) {
      throw S3Failure.malformedXml();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  static String write(Document document) {
    try {
      Transformer writer = TransformerFactory.newDefaultInstance().newTransformer();
      writer.setOutputProperty(OutputKeys.STANDALONE, "yes");
      StringWriter text = new StringWriter();
      writer.transform(new DOMSource(document), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagNameNS("*", name);
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .map(Element.class::cast)
        .toList();
  }

  static Optional<String> text(Document document, String name) {
    return elements(document, name).stream().findFirst().map(Node::getTextContent);
  }

  static Optional<String> text(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagNameNS("*", name);
    return nodes.getLength() == 0 ? Optional.empty() : Optional.of(nodes.item(0).getTextContent());
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory;
  }
}
