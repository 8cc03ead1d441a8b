package earmark.transcripts;

import earmark.policy.Policy;
import earmark.recordings.Call;
import earmark.recordings.Party;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who speaks, in the words of the policy. With a party on each channel, the first channel is the
 * first party that the phone system named, and the second channel all the others; see
 * docs/decisions/who-is-on-which-channel.md. Voices on one channel are only numbered: nothing says
 * whose they are.
 */
final class Speakers {
  private static final String CHANNEL = "ch_";
  private static final String VOICE = "spk_";
  private static final String FIRST_CHANNEL = "ch_0";

  private final Map<String, String> names;
  private final boolean byChannel;
  private final List<String> parties;

  private Speakers(Map<String, String> names, boolean byChannel, List<String> parties) {
    this.names = names;
    this.byChannel = byChannel;
    this.parties = parties;
  }

  static Speakers of(Transcript transcript, Call call, Policy policy) {
    List<String> parties =
        call.parties().stream().map(party -> title(party, call.direction(), policy)).toList();
    List<String> labels =
        transcript.turns().stream().map(Transcript.Turn::speaker).distinct().sorted().toList();
    boolean byChannel =
        parties.size() > 1
            && !labels.isEmpty()
            && labels.stream().allMatch(label -> label.startsWith(CHANNEL));
    Map<String, String> names = new LinkedHashMap<>();
    for (String label : labels) {
      names.put(label, byChannel ? onChannel(label, parties) : numbered(label));
    }
    return new Speakers(names, byChannel, parties);
  }

  /** The name of a speaker; two speakers never share one. */
  String name(String label) {
    return names.getOrDefault(label, label);
  }

  /** The names of the labels, in the labels' order. */
  Map<String, String> names() {
    return names;
  }

  /** Whether the names were taken from the channels. */
  boolean areByChannel() {
    return byChannel;
  }

  /** Who took part, by what they are to the organisation. */
  List<String> parties() {
    return parties;
  }

  private static String title(Party party, Call.Direction direction, Policy policy) {
    return switch (party) {
      case Party.Customer _ -> direction == Call.Direction.INBOUND ? "Caller" : "Customer";
      case Party.StaffMember(_, String role, _) -> policy.staffRoles().getOrDefault(role, role);
      case Party.UnknownLine _ -> "Unknown line";
    };
  }

  private static String onChannel(String label, List<String> parties) {
    String first = parties.getFirst();
    String others = parties.stream().skip(1).distinct().collect(Collectors.joining(" and "));
    boolean isFirst = label.equals(FIRST_CHANNEL);
    if (first.equals(others)) {
      return first + (isFirst ? " 1" : " 2");
    }
    return isFirst ? first : others;
  }

  private static String numbered(String label) {
    String number = label.replace(CHANNEL, "").replace(VOICE, "");
    try {
      return "Speaker " + (Integer.parseInt(number) + 1);
    } catch (NumberFormatException e) {
      return "Speaker " + number;
    }
  }
}
