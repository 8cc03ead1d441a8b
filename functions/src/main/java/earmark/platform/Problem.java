package earmark.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Why a request was not done, for people and programs (RFC 9457). It never carries an exception's
 * message or personal data.
 *
 * @param type a relative URI that names the kind, for example {@code /problems/not-found}
 * @param instance names the request, so that its log lines can be found
 * @param errors what is wrong in the body, place by place; left out when nothing is
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {
  public Problem {
    errors = List.copyOf(errors);
  }

  /**
   * What is wrong at one place of the body.
   *
   * @param pointer a JSON pointer (RFC 6901), empty for the whole body
   */
  public record FieldError(String pointer, String detail) {}
}
