package earmark.platform;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which of the forms on offer a client would rather have (RFC 9110, section 12.5.1).
 *
 * @param ranges the media ranges that the client named
 */
public record Accept(List<Range> ranges) {
  public Accept {
    ranges = List.copyOf(ranges);
  }

  /** Reads the header; without one, anything will do. What cannot be read is passed over. */
  public static Accept of(Optional<String> header) {
    String value = header.filter(h -> !h.isBlank()).orElse("*/*");
    return new Accept(
        List.of(value.split(",", -1)).stream().map(Range::read).flatMap(Optional::stream).toList());
  }

  /**
   * The form that the client likes best; of several, the one offered first.
   *
   * @param offers media types without parameters
   * @return empty when it takes none of them
   */
  public Optional<String> best(List<String> offers) {
    Optional<String> best = Optional.empty();
    double liking = 0;
    for (String offer : offers) {
      double quality = quality(offer);
      if (quality > liking) {
        best = Optional.of(offer);
        liking = quality;
      }
    }
    return best;
  }

  private double quality(String offer) {
    return ranges.stream()
        .filter(range -> range.covers(offer))
        .max(Comparator.comparingInt(Range::precision))
        .map(Range::quality)
        .orElse(0.0);
  }

  /**
   * A media range.
   *
   * @param quality from 0 (not at all) to 1
   */
  record Range(String type, String subtype, double quality) {
    private static Optional<Range> read(String text) {
      String[] parts = text.strip().toLowerCase(Locale.ROOT).split(";", -1);
      String[] type = parts[0].strip().split("/", -1);
      if (type.length != 2) {
        return Optional.empty();
      }
      double quality = 1;
      for (int i = 1; i < parts.length; i++) {
        String parameter = parts[i].strip();
        if (parameter.startsWith("q=")) {
          quality = weight(parameter.substring(2));
        }
      }
      return Optional.of(new Range(type[0], type[1], quality));
    }

    private static double weight(String text) {
      return text.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?") ? Double.parseDouble(text) : 0;
    }

    private boolean covers(String offer) {
      return precision() == 0
          || offer.equals(type + "/" + subtype)
          || ("*".equals(subtype) && offer.startsWith(type + "/"));
    }

    private int precision() {
      if ("*".equals(type)) {
        return 0;
      }
      return "*".equals(subtype) ? 1 : 2;
    }
  }
}
