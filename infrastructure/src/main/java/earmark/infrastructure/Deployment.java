package earmark.infrastructure;

import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/** Who changes the rules: CloudFormation, in a deployment. */
final class Deployment {
  private static final String BOOTSTRAPPED = "hnb659fds";

  private Deployment() {}

  /** The ARN of the role that CloudFormation deploys with, as the CDK's bootstrap names it. */
  static String role(Construct scope) {
    Stack stack = Stack.of(scope);
    Object qualifier = stack.getNode().tryGetContext("@aws-cdk/core:bootstrapQualifier");
    return "arn:%s:iam::%s:role/cdk-%s-cfn-exec-role-%s-%s"
        .formatted(
            stack.getPartition(),
            stack.getAccount(),
            qualifier == null ? BOOTSTRAPPED : qualifier,
            stack.getAccount(),
            stack.getRegion());
  }
}
