package earmark.local.s3;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A request as S3Mock sees it: without what the front does itself. */
final class RewrittenRequest extends HttpServletRequestWrapper {
  /** Cross-origin answers are the front's; of two, a browser would refuse both. */
  private static final String ORIGIN = "origin";

  /** There are no KMS keys on one machine, and S3Mock refuses those it has not been told of. */
  private static final String ENCRYPTION = "x-amz-server-side-encryption";

  private final Set<String> hidden;
  private final Map<String, String> changed;

  RewrittenRequest(HttpServletRequest request, Set<String> hidden, Map<String, String> changed) {
    super(request);
    this.hidden = hidden;
    this.changed = changed;
  }

  @Override
  public String getHeader(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    return isHidden(key) ? null : changed.getOrDefault(key, super.getHeader(name));
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    if (isHidden(key)) {
      return Collections.emptyEnumeration();
    }
    return changed.containsKey(key)
        ? Collections.enumeration(List.of(changed.get(key)))
        : super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(
        Collections.list(super.getHeaderNames()).stream()
            .filter(name -> !isHidden(name.toLowerCase(Locale.ROOT)))
            .toList());
  }

  private boolean isHidden(String name) {
    return name.equals(ORIGIN) || name.startsWith(ENCRYPTION) || hidden.contains(name);
  }
}
