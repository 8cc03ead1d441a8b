package earmark.platform;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Answers each route by the function that is named for it, and every failure by a problem that
 * tells nothing of the inside.
 */
public final class HttpRouter {
  private static final int RETRY_SECONDS = 5;

  private final Map<String, Endpoint> endpoints;
  private final Consumer<String> log;

  /**
   * Answers these routes.
   *
   * @param log takes a line for each failure: the request's id and where it failed, no message,
   *     since a message may quote what was sent
   */
  public HttpRouter(Map<Route, Endpoint> endpoints, Consumer<String> log) {
    this.endpoints =
        endpoints.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(e -> e.getKey().key(), Map.Entry::getValue));
    this.log = log;
  }

  /** Answers an event; never throws. */
  public APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
    return answer(HttpRequest.from(event)).toResponse();
  }

  /** The keys of the routes that are answered. */
  public Set<String> routeKeys() {
    return endpoints.keySet();
  }

  private HttpAnswer answer(HttpRequest request) {
    try {
      return endpoints.getOrDefault(request.routeKey(), HttpRouter::noSuchRoute).answer(request);
    } catch (HttpProblem problem) {
      return problem.answer(request);
    } catch (Unavailable | SdkException e) {
      log.accept(line(request, e));
      return HttpProblem.of(
              HttpProblem.Kind.UNAVAILABLE, "Nothing was done or read. Please try again shortly.")
          .retryAfter(RETRY_SECONDS)
          .answer(request);
    } catch (RuntimeException e) {
      log.accept(line(request, e));
      return HttpProblem.of(
              HttpProblem.Kind.INTERNAL, "The request's id helps whoever looks after this service.")
          .answer(request);
    }
  }

  private static HttpAnswer noSuchRoute(HttpRequest request) {
    throw HttpProblem.of(HttpProblem.Kind.NOT_FOUND, "No such route.");
  }

  private static String line(HttpRequest request, Throwable failure) {
    StringBuilder line = new StringBuilder("request ").append(request.id()).append(" failed");
    for (Throwable t = failure; t != null; t = t.getCause()) {
      line.append(": ").append(t.getClass().getName());
      if (t.getStackTrace().length > 0) {
        line.append(" at ").append(t.getStackTrace()[0]);
      }
    }
    return line.toString();
  }

  /** What answers a route. */
  @FunctionalInterface
  public interface Endpoint {
    /**
     * Answers a request.
     *
     * @throws HttpProblem when it is not done
     */
    HttpAnswer answer(HttpRequest request);
  }
}
