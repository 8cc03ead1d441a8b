package earmark.infrastructure;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/** Everything that can be deployed anew without loss: the functions, and what calls them. */
final class EarmarkService extends Stack {
  EarmarkService(
      Construct scope,
      String id,
      StackProps properties,
      Code code,
      EarmarkData.Stores stores,
      StageSettings stage) {
    super(scope, id, properties);
    Functions functions = new Functions(code, stage);
    HttpApi api = new HttpApi(this, "Api", stores.signIn(), stage);
    new Recordings(this, "Recordings", functions, stores);
    new Retention(this, "Retention", functions, stores);
    new Holds(this, "Holds", functions, stores, api);
    new SubjectAccess(this, "SubjectAccess", functions, stores, api);
    new Transcripts(this, "Transcripts", functions, stores);
    new Access(this, "Access", functions, stores);
    new Staff(this, "Staff", functions, stores);
  }
}
