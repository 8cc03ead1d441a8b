package earmark.recordings;

import earmark.policy.Policy.NamePattern;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the phone systems that are built in name their files. Patterns see the last path segment. */
final class PhoneSystems {
  static final String ASTERISK = "asterisk";

  private static final String END = "\\.\\w{2,5}";
  private static final String UTC = "UTC";

  static final List<NamePattern> BUILT_IN =
      List.of(
          // The bracket holds a name or a number, or nothing: it tells no more than the two lines.
          shape(
              "3cx",
              "\\[[^\\]]*\\]_(?<from>[^_]*)-(?<to>[^_-]*)_(?<time>\\d{14})\\(\\d+\\)" + END,
              "yyyyMMddHHmmss",
              "local"),
          // type-destination-source: the epoch is UTC and wins over the local time beside it.
          shape(
              ASTERISK,
              "(?<direction>[a-z]+)-(?<to>[^-]*)-(?<from>[^-]*)-(?<time>\\d{8}-\\d{6})"
                  + "-(?<epoch>\\d{9,10})\\.\\d+"
                  + END,
              "yyyyMMdd-HHmmss",
              "local"),
          shape(
              "ringcentral",
              "(?<time>\\d{8}-\\d{6})_(?:(?<extension>\\d{2,6})_)?(?<external>[^_]+)"
                  + "_(?<direction>Outgoing|Incoming)_[^_]+_\\d+"
                  + END,
              "yyyyMMdd-HHmmss",
              "local"),
          shape("zoom", "GMT(?<time>\\d{8}-\\d{6})_[^_]+_\\w+" + END, "yyyyMMdd-HHmmss", UTC),
          shape(
              "amazon-connect",
              "[0-9a-f-]{36}_(?<time>\\d{8}T\\d{2}:\\d{2})_UTC" + END,
              "yyyyMMdd'T'HH:mm",
              UTC));

  private PhoneSystems() {}

  private static NamePattern shape(String system, String pattern, String time, String zone) {
    return new NamePattern(system, Pattern.compile(pattern), Optional.of(time), Optional.of(zone));
  }
}
