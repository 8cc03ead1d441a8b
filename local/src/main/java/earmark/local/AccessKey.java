package earmark.local;

import earmark.local.calls.Callers;
import java.security.SecureRandom;
import java.util.Base64;

/** Credentials of somebody who calls the local services: made at start, never written down. */
public record AccessKey(String id, String secret) {
  private static final SecureRandom RANDOM = new SecureRandom();

  static AccessKey create(String id, Callers callers) {
    byte[] secret = new byte[30];
    RANDOM.nextBytes(secret);
    AccessKey key = new AccessKey(id, Base64.getUrlEncoder().encodeToString(secret));
    callers.add(key.id(), key.secret());
    return key;
  }

  @Override
  public String toString() {
    return "AccessKey[" + id + "]";
  }
}
