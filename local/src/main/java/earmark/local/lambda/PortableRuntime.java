package earmark.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/**
 * Runs a handler in a process of its own where AWS's runtime interface client cannot: the loop of
 * next event, handler, response. Knows {@code RequestHandler} and {@code RequestStreamHandler}.
 */
final class PortableRuntime {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String api;
  private final RequestStreamHandler handler;

  private PortableRuntime(String api, RequestStreamHandler handler) {
    this.api = api;
    this.handler = handler;
  }

  /** The handler's name is the one argument; the rest is in Lambda's variables. */
  public static void main(String[] arguments) throws Exception {
    String api = "http://" + System.getenv("AWS_LAMBDA_RUNTIME_API") + "/2018-06-01/runtime/";
    RequestStreamHandler handler;
    try {
      handler = load(arguments[0]);
    } catch (ReflectiveOperationException | LinkageError e) {
      post(HttpClient.newHttpClient(), api + "init/error", error(e));
      throw e;
    }
    new PortableRuntime(api, handler).run();
  }

  private void run() throws IOException, InterruptedException {
    while (true) {
      HttpRequest next = HttpRequest.newBuilder(URI.create(api + "invocation/next")).build();
      HttpResponse<byte[]> event = http.send(next, HttpResponse.BodyHandlers.ofByteArray());
      String id = event.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
      handle(id, event);
    }
  }

  private void handle(String id, HttpResponse<byte[]> event)
      throws IOException, InterruptedException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      PortableContext context = PortableContext.of(id, event.headers());
      handler.handleRequest(new ByteArrayInputStream(event.body()), answer, context);
    } catch (Exception | LinkageError | StackOverflowError e) {
      e.printStackTrace(System.out);
      post(http, api + "invocation/" + id + "/error", error(e));
      return;
    }
    post(http, api + "invocation/" + id + "/response", answer.toByteArray());
  }

  private static void post(HttpClient http, String uri, byte[] body)
      throws IOException, InterruptedException {
    HttpResponse<Void> _ =
        http.send(
            HttpRequest.newBuilder(URI.create(uri))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build(),
            HttpResponse.BodyHandlers.discarding());
  }

  private static RequestStreamHandler load(String name) throws ReflectiveOperationException {
    int method = name.indexOf("::");
    Class<?> type = Class.forName(method < 0 ? name : name.substring(0, method));
    Object handler = type.getDeclaredConstructor().newInstance();
    return switch (handler) {
      case RequestStreamHandler streams -> streams;
      case RequestHandler<?, ?> objects -> streaming(objects);
      default -> throw new NoSuchMethodException(name + " is no request handler");
    };
  }

  private static <I, O> RequestStreamHandler streaming(RequestHandler<I, O> handler) {
    Type[] types = typesOf(handler.getClass());
    PojoSerializer<I> input = serializer(types[0]);
    PojoSerializer<O> output = serializer(types[1]);
    return (in, out, context) -> {
      O answer = handler.handleRequest(input.fromJson(in), context);
      if (answer == null) {
        out.write("null".getBytes(StandardCharsets.UTF_8));
      } else {
        output.toJson(answer, out);
      }
    };
  }

  private static Type[] typesOf(Class<?> handler) {
    return Stream.of(handler.getGenericInterfaces())
        .filter(ParameterizedType.class::isInstance)
        .map(ParameterizedType.class::cast)
        .filter(type -> type.getRawType().equals(RequestHandler.class))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(handler + " names no types"))
        .getActualTypeArguments();
  }

  @SuppressWarnings("unchecked") // The serialiser is asked for by the very type it is used with.
  private static <T> PojoSerializer<T> serializer(Type type) {
    if (type instanceof Class<?> known
        && LambdaEventSerializers.isLambdaSupportedEvent(known.getName())) {
      PojoSerializer<?> events =
          LambdaEventSerializers.serializerFor(known, PortableRuntime.class.getClassLoader());
      return (PojoSerializer<T>) events;
    }
    PojoSerializer<?> objects = JacksonFactory.getInstance().getSerializer(type);
    return (PojoSerializer<T>) objects;
  }

  private static byte[] error(Throwable thrown) {
    record ErrorRecord(String errorType, String errorMessage) {}
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    JacksonFactory.getInstance()
        .getSerializer(ErrorRecord.class)
        .toJson(new ErrorRecord(thrown.getClass().getName(), thrown.getMessage()), json);
    return json.toByteArray();
  }
}
