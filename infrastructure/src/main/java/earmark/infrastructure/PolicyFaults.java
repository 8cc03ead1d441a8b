package earmark.infrastructure;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import earmark.infrastructure.PolicyFile.Fault;
import earmark.policy.Policy;
import earmark.policy.Policy.NamePattern;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.regions.Region;

/** What a schema cannot tell of the rules: whether the names in them name anything. */
final class PolicyFaults {
  private static final Set<String> GROUPS =
      Set.of("from", "to", "external", "extension", "direction", "time", "epoch");

  private final List<Fault> faults = new ArrayList<>();

  private PolicyFaults() {}

  static List<Fault> of(Policy policy) {
    PolicyFaults all = new PolicyFaults();
    all.require(
        Region.regions().contains(Region.of(policy.region())),
        "/region",
        "AWS has no region '" + policy.region() + "'");
    all.require(
        ZoneId.getAvailableZoneIds().contains(policy.timeZone().getId()),
        "/timeZone",
        "'" + policy.timeZone() + "' is an offset, not a place whose clocks change");
    all.require(
        PhoneNumberUtil.getInstance().getSupportedRegions().contains(policy.numberRegion()),
        "/numberRegion",
        "'" + policy.numberRegion() + "' has no telephone numbers");
    all.require(
        policy.subjectAccess().extendedMonths() >= policy.subjectAccess().months(),
        "/subjectAccess/extendedMonths",
        "an extension is not shorter than the month it extends");
    for (int i = 0; i < policy.namePatterns().size(); i++) {
      all.check(policy.namePatterns().get(i), "/namePatterns/" + i);
    }
    return List.copyOf(all.faults);
  }

  private void check(NamePattern name, String place) {
    Set<String> groups = name.pattern().namedGroups().keySet();
    require(
        GROUPS.containsAll(groups),
        place + "/pattern",
        "knows the groups " + GROUPS.stream().sorted().toList() + " alone");
    require(
        groups.contains("time") == name.time().isPresent(),
        place + "/time",
        "stands beside a group 'time', and only there");
    name.time().ifPresent(time -> checkTime(time, place + "/time"));
  }

  private void checkTime(String time, String place) {
    try {
      var _ = DateTimeFormatter.ofPattern(time);
    } catch (IllegalArgumentException e) {
      faults.add(new Fault(place, e.getMessage()));
    }
  }

  private void require(boolean holds, String place, String reason) {
    if (!holds) {
      faults.add(new Fault(place, reason));
    }
  }
}
