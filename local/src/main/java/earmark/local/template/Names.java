package earmark.local.template;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * The names and ARNs that resources have on this machine: the explicit name, or one made from the
 * construct's path, so that it is the same at every start.
 */
final class Names {
  private static final int LONGEST_BUCKET_NAME = 63;

  private final Place place;

  Names(Place place) {
    this.place = place;
  }

  String nameOf(Resource resource) {
    return switch (resource.type()) {
      case "AWS::S3::Bucket" -> explicit(resource, "BucketName", bucketName(resource));
      case "AWS::SQS::Queue" -> explicit(resource, "QueueName", pathName(resource));
      case "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable" ->
          explicit(resource, "TableName", pathName(resource));
      case "AWS::Lambda::Function" -> explicit(resource, "FunctionName", lastOfPath(resource));
      case "AWS::Lambda::Alias" -> resource.text("Name");
      case "AWS::Logs::LogGroup" -> explicit(resource, "LogGroupName", pathName(resource));
      case "AWS::SNS::Topic" -> explicit(resource, "TopicName", pathName(resource));
      case "AWS::ApiGatewayV2::Stage" -> resource.text("StageName");
      case "AWS::Cognito::UserPool" -> place.region() + "_" + letters(resource, 9);
      case "AWS::Cognito::UserPoolClient" -> letters(resource, 26);
      case "AWS::Cognito::UserPoolDomain" -> explicit(resource, "Domain", pathName(resource));
      case "AWS::Cognito::UserPoolResourceServer" -> resource.text("Identifier");
      case "AWS::KMS::Key" -> uuid(resource);
      case "AWS::KMS::Alias" -> resource.text("AliasName");
      case "AWS::ApiGatewayV2::Api",
          "AWS::ApiGatewayV2::Route",
          "AWS::ApiGatewayV2::Integration",
          "AWS::ApiGatewayV2::Authorizer" ->
          letters(resource, 10);
      default -> pathName(resource);
    };
  }

  String ref(Resource resource) {
    return switch (resource.type()) {
      case "AWS::SQS::Queue" ->
          "https://sqs.%s.amazonaws.com/%s/%s"
              .formatted(place.region(), place.account(), nameOf(resource));
      case "AWS::Lambda::Version", "AWS::Lambda::Alias", "AWS::SNS::Topic", "AWS::IAM::Policy" ->
          attribute(resource, "Arn");
      default -> nameOf(resource);
    };
  }

  String attribute(Resource resource, String attribute) {
    return switch (attribute) {
      case "Arn" -> arn(resource);
      case "AliasArn", "FunctionArn", "TopicArn" -> arn(resource);
      case "Version" -> "1";
      case "StreamArn" -> arn(resource) + "/stream/local";
      case "KeyId", "ApiId", "AuthorizerId", "UserPoolId", "ClientId", "QueueName", "TopicName" ->
          nameOf(resource);
      case "QueueUrl" -> ref(resource);
      case "ApiEndpoint" -> place.apiEndpoint().toString();
      case "ProviderName" -> userPoolProvider(resource);
      case "ProviderURL" -> "https://" + userPoolProvider(resource);
      case "DomainName" -> nameOf(resource) + ".s3.amazonaws.com";
      case "RegionalDomainName" -> nameOf(resource) + ".s3." + place.region() + ".amazonaws.com";
      default ->
          throw new TemplateException(
              "The local stack does not know the attribute " + attribute + " of " + resource);
    };
  }

  private String arn(Resource resource) {
    String name = nameOf(resource);
    return switch (resource.type()) {
      case "AWS::S3::Bucket" -> place.globalArn("s3", name);
      case "AWS::SQS::Queue" -> place.arn("sqs", name);
      case "AWS::SNS::Topic" -> place.arn("sns", name);
      case "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable" ->
          place.arn("dynamodb", "table/" + name);
      case "AWS::Lambda::Function" -> place.arn("lambda", "function:" + name);
      case "AWS::Lambda::Version" -> functionArn(resource) + ":1";
      case "AWS::Lambda::Alias" -> functionArn(resource) + ":" + name;
      case "AWS::KMS::Key" -> place.arn("kms", "key/" + name);
      case "AWS::Events::Rule" -> place.arn("events", "rule/" + name);
      case "AWS::Cognito::UserPool" -> place.arn("cognito-idp", "userpool/" + name);
      case "AWS::Logs::LogGroup" -> place.arn("logs", "log-group:" + name + ":*");
      case "AWS::CloudWatch::Alarm" -> place.arn("cloudwatch", "alarm:" + name);
      case "AWS::IAM::Role" -> "arn:aws:iam::" + place.account() + ":role/" + name;
      case "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy" ->
          "arn:aws:iam::" + place.account() + ":policy/" + name;
      case "AWS::IAM::User" -> "arn:aws:iam::" + place.account() + ":user/" + name;
      default -> throw new TemplateException("The local stack knows no ARN for " + resource);
    };
  }

  /** A version or alias names its function by Ref or by ARN. */
  private String functionArn(Resource resource) {
    String function = resource.text("FunctionName");
    return function.startsWith("arn:") ? function : place.arn("lambda", "function:" + function);
  }

  private String userPoolProvider(Resource resource) {
    return "cognito-idp." + place.region() + ".amazonaws.com/" + nameOf(resource);
  }

  private static String explicit(Resource resource, String property, String otherwise) {
    return resource.optionalText(property).orElse(otherwise);
  }

  private static String pathName(Resource resource) {
    return resource.stackName() + "-" + resource.constructPath().replaceAll("[^A-Za-z0-9_]+", "-");
  }

  private static String bucketName(Resource resource) {
    String name = pathName(resource).toLowerCase(Locale.ROOT).replace('_', '-');
    return name.substring(0, Math.min(LONGEST_BUCKET_NAME, name.length()));
  }

  private static String lastOfPath(Resource resource) {
    String path = resource.constructPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String uuid(Resource resource) {
    return UUID.nameUUIDFromBytes(pathName(resource).getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** An id as AWS makes them, the same at every start. */
  private static String letters(Resource resource, int length) {
    return uuid(resource).replace("-", "").substring(0, length);
  }
}
