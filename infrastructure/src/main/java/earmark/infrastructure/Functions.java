package earmark.infrastructure;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/**
 * Deploys functions, all in the same way.
 *
 * <p>No concurrency is reserved: a young account has too little of it to set any aside, and the
 * arrivals queue and the API limit what comes in. X-Ray is off: a call to it would be one more
 * thing that each function may do, and the log of a request tells the same.
 */
final class Functions {
  /** The alias that everything calls. */
  static final String LIVE = "live";

  private static final RetentionDays LOGS_KEPT = RetentionDays.THREE_MONTHS;

  private final Code code;
  private final StageSettings stage;

  Functions(Code code, StageSettings stage) {
    this.code = code;
    this.stage = stage;
  }

  StageSettings stage() {
    return stage;
  }

  /** Makes the function, its log, its role and its alias. */
  Alias deploy(Construct scope, FunctionPlan plan) {
    LogGroup log =
        LogGroup.Builder.create(scope, plan.name() + "Log")
            .retention(LOGS_KEPT)
            .removalPolicy(stage.removal())
            .build();
    Role role = plan.role().orElseGet(() -> role(scope, plan));
    Policy policy = policy(scope, plan, role, log);
    Function function = function(scope, plan, role.withoutPolicyUpdates(), log);
    function.getNode().addDependency(policy);
    return Alias.Builder.create(scope, plan.name() + "Live")
        .aliasName(LIVE)
        .version(function.getCurrentVersion())
        .build();
  }

  private Function function(Construct scope, FunctionPlan plan, IRole role, LogGroup log) {
    Function.Builder function =
        Function.Builder.create(scope, plan.name())
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
            .code(code)
            .handler(plan.handler().getName())
            .timeout(plan.timeout())
            .memorySize(plan.memoryMiB())
            .environment(environment(plan))
            .tracing(Tracing.DISABLED)
            .loggingFormat(LoggingFormat.JSON)
            .logGroup(log)
            .role(role);
    plan.deadLetters().ifPresent(function::deadLetterQueue);
    Function made = function.build();
    Acknowledgements.acknowledge(
        made,
        "@aws-cdk/aws-lambda:snapStartRequirePublish",
        "A version is published with each deployment, and everything calls its alias.");
    return made;
  }

  private static Map<String, String> environment(FunctionPlan plan) {
    return plan.settings().entrySet().stream()
        .collect(Collectors.toMap(setting -> setting.getKey().name(), Map.Entry::getValue));
  }

  private static Role role(Construct scope, FunctionPlan plan) {
    return Role.Builder.create(scope, plan.name() + "Role")
        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
        .build();
  }

  private static Policy policy(Construct scope, FunctionPlan plan, Role role, LogGroup log) {
    Policy policy = Policy.Builder.create(scope, plan.name() + "May").roles(List.of(role)).build();
    plan.grants().forEach(grant -> allow(policy, grant));
    plan.deadLetters().ifPresent(queue -> allow(policy, laying(queue)));
    allow(
        policy,
        // The ARN of a log group ends in ":*": that is its streams.
        Grant.of("WriteLog", log.getLogGroupArn(), "logs:CreateLogStream", "logs:PutLogEvents"));
    return policy;
  }

  private static Grant laying(Queue queue) {
    return Grant.of("LayDeadLetters", queue.getQueueArn(), "sqs:SendMessage");
  }

  private static void allow(Policy policy, Grant grant) {
    policy.addStatements(grant.statement());
    Acknowledgements.wildcards(policy, grant);
  }
}
