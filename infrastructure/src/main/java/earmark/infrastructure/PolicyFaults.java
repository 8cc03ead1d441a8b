package earmark.infrastructure;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import earmark.infrastructure.PolicyFile.Fault;
import earmark.policy.Policy;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.regions.Region;

/** What a schema cannot tell of the rules: whether the names in them name anything. */
final class PolicyFaults {
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
    return List.copyOf(all.faults);
  }

  private void require(boolean holds, String place, String reason) {
    if (!holds) {
      faults.add(new Fault(place, reason));
    }
  }
}
