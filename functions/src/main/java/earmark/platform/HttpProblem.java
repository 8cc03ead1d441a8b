package earmark.platform;

import java.util.List;
import java.util.Map;

/** Ends a request with a {@link Problem}. */
public final class HttpProblem extends RuntimeException {
  private final Kind kind;
  private final List<Problem.FieldError> errors;
  private final Map<String, String> headers;

  private HttpProblem(
      Kind kind, String detail, List<Problem.FieldError> errors, Map<String, String> headers) {
    super(detail, null, false, false);
    this.kind = kind;
    this.errors = List.copyOf(errors);
    this.headers = Map.copyOf(headers);
  }

  /**
   * A problem of a kind.
   *
   * @param detail a sentence that people read, without personal data
   */
  public static HttpProblem of(Kind kind, String detail) {
    return new HttpProblem(kind, detail, List.of(), Map.of());
  }

  /** The body cannot be taken as it is; every place that is wrong is named at once. */
  public static HttpProblem invalid(List<Problem.FieldError> errors) {
    return new HttpProblem(
        Kind.INVALID, "The body was understood but cannot be accepted.", errors, Map.of());
  }

  /** The same, and the client may try again after so many seconds. */
  public HttpProblem retryAfter(int seconds) {
    return new HttpProblem(
        kind, getMessage(), errors, Map.of("Retry-After", String.valueOf(seconds)));
  }

  public Kind kind() {
    return kind;
  }

  /** What is wrong in the body, place by place. */
  public List<Problem.FieldError> errors() {
    return errors;
  }

  HttpAnswer answer(HttpRequest request) {
    Problem problem =
        new Problem(
            kind.type(),
            kind.title,
            kind.status,
            getMessage(),
            "/requests/" + request.id(),
            errors);
    return HttpAnswer.problem(problem, headers);
  }

  /** The kinds of problems, each with its status; their ids are part of the API. */
  public enum Kind {
    MALFORMED("malformed", 400, "The body is not JSON"),
    UNAUTHENTICATED("unauthenticated", 401, "Nobody is signed in"),
    FORBIDDEN("forbidden", 403, "You may not do this"),
    NOT_FOUND("not-found", 404, "There is nothing here"),
    NOT_ACCEPTABLE("not-acceptable", 406, "It cannot be had in that form"),
    TRANSCRIPT_NOT_BEGUN("transcript-not-begun", 409, "Nobody has asked for this transcript"),
    TRANSCRIPT_NOT_READY("transcript-not-ready", 409, "The transcript is not ready yet"),
    TRANSCRIPT_FAILED("transcript-failed", 409, "The transcript could not be made"),
    HOLD_RELEASED("hold-released", 409, "The hold was released before"),
    HOLD_OF_A_REQUEST("hold-of-a-request", 409, "The hold belongs to a request"),
    CONFLICT("conflict", 409, "Somebody else changed this at the same time"),
    GONE("gone", 410, "The recording is gone"),
    TOO_LARGE("too-large", 413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body is not JSON"),
    INVALID("invalid", 422, "The body cannot be accepted"),
    INTERNAL("internal", 500, "Something is broken"),
    UNAVAILABLE("unavailable", 503, "Not just now");

    private final String id;
    private final int status;
    private final String title;

    Kind(String id, int status, String title) {
      this.id = id;
      this.status = status;
      this.title = title;
    }

    /** The relative URI that names the kind. */
    public String type() {
      return "/problems/" + id;
    }

    public int status() {
      return status;
    }
  }
}
