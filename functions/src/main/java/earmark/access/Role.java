package earmark.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody who may sign in is in the organisation (P7, P18). */
public enum Role {
  CUSTOMER_SERVICE_MANAGER,
  HEAD_OF_OPERATIONS,
  SAFEGUARDING_OFFICER,
  DIRECTOR,
  HR_MANAGER,
  STAFF;

  /** The id, for example {@code customer-service-manager}. */
  @JsonValue
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The role with this id. */
  public static Optional<Role> of(String id) {
    return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
  }
}
