package earmark.local.http;

/** Something else listens on the port that a local service was told to use. */
public final class PortInUseException extends RuntimeException {
  private final int port;

  public PortInUseException(int port, Throwable cause) {
    super("Port " + port + " is in use", cause);
    this.port = port;
  }

  public int port() {
    return port;
  }
}
