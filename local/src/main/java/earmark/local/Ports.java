package earmark.local;

/**
 * Where the services listen, on the loopback address; 0 stands for any free port.
 *
 * @param api the HTTP API
 * @param signIn the OpenID provider
 * @param s3 S3
 * @param dynamoDb DynamoDB
 */
public record Ports(int api, int signIn, int s3, int dynamoDb) {
  public static final Ports USUAL = new Ports(8080, 8081, 9090, 8000);
  public static final Ports ANY = new Ports(0, 0, 0, 0);
}
