package earmark.local.template;

import java.util.Map;
import java.util.Set;

/** Which resource types the local stack stands in for, and which it leaves out, and why. */
final class ResourceTypes {
  private static final String PERMISSIONS =
      "permissions are not enforced on one machine; a test compares them with the calls made";
  private static final String OBSERVED = "on one machine logs are files and nobody is woken";
  private static final String DEPLOYMENT = "serves the deployment only";

  /** Left out, each with its reason. */
  static final Map<String, String> IGNORED =
      Map.ofEntries(
          Map.entry("AWS::IAM::Role", PERMISSIONS),
          Map.entry("AWS::IAM::Policy", PERMISSIONS),
          Map.entry("AWS::IAM::ManagedPolicy", PERMISSIONS),
          Map.entry("AWS::IAM::User", PERMISSIONS),
          Map.entry("AWS::S3::BucketPolicy", PERMISSIONS),
          Map.entry("AWS::SQS::QueuePolicy", PERMISSIONS),
          Map.entry("AWS::SNS::TopicPolicy", PERMISSIONS),
          Map.entry("AWS::Lambda::Permission", PERMISSIONS),
          Map.entry("AWS::Logs::LogGroup", OBSERVED),
          Map.entry("AWS::Logs::MetricFilter", OBSERVED),
          Map.entry("AWS::CloudWatch::Alarm", OBSERVED),
          Map.entry("AWS::CloudWatch::Dashboard", OBSERVED),
          Map.entry("AWS::SNS::Topic", OBSERVED),
          Map.entry("AWS::SNS::Subscription", OBSERVED),
          Map.entry(
              "AWS::KMS::Key", "files on one machine are not encrypted; the ARN is passed on"),
          Map.entry("AWS::KMS::Alias", "files on one machine are not encrypted"),
          Map.entry("AWS::Cognito::UserPool", "people sign in at the local OpenID provider"),
          Map.entry("AWS::Cognito::UserPoolDomain", "people sign in at the local OpenID provider"),
          Map.entry("AWS::Cognito::ManagedLoginBranding", "the local OpenID provider has its page"),
          Map.entry(
              "AWS::Cognito::UserPoolResourceServer", "its scopes are in the local access tokens"),
          Map.entry("AWS::Cognito::UserPoolGroup", "roles are read from the people table"),
          Map.entry("AWS::ApiGatewayV2::Deployment", DEPLOYMENT),
          Map.entry("AWS::CDK::Metadata", DEPLOYMENT));

  /** Stood in for. */
  static final Set<String> NEEDED =
      Set.of(
          "AWS::S3::Bucket",
          "AWS::SQS::Queue",
          "AWS::DynamoDB::Table",
          "AWS::DynamoDB::GlobalTable",
          "AWS::Lambda::Function",
          "AWS::Lambda::Version",
          "AWS::Lambda::Alias",
          "AWS::Lambda::EventSourceMapping",
          "AWS::Lambda::EventInvokeConfig",
          "AWS::Events::Rule",
          "AWS::Cognito::UserPoolClient",
          "AWS::ApiGatewayV2::Api",
          "AWS::ApiGatewayV2::Route",
          "AWS::ApiGatewayV2::Integration",
          "AWS::ApiGatewayV2::Authorizer",
          "AWS::ApiGatewayV2::Stage");

  private ResourceTypes() {}

  static void require(String type, String where) {
    boolean known = NEEDED.contains(type) || IGNORED.containsKey(type) || isDeploymentHelper(type);
    if (!known) {
      throw new TemplateException(
          "%s is a %s: the local stack neither stands in for it nor ignores it for a reason"
              .formatted(where, type));
    }
  }

  /** The CDK's own custom resources run while a stack is deployed, and not afterwards. */
  private static boolean isDeploymentHelper(String type) {
    return type.startsWith("Custom::") || type.equals("AWS::CloudFormation::CustomResource");
  }
}
