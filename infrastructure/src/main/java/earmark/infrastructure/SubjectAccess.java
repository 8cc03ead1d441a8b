package earmark.infrastructure;

import earmark.platform.Setting;
import earmark.recordings.RecordingsTable;
import earmark.subjectaccess.SubjectAccessHandler;
import earmark.subjectaccess.SubjectAccessRoutes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Alias;
import software.constructs.Construct;

/** Requests for the personal data of a call: opened, searched, answered (P15 to P17). */
final class SubjectAccess extends Construct {
  /** An HTTP API waits for 30 seconds. */
  private static final Duration TIMEOUT = Duration.seconds(29);

  SubjectAccess(
      Construct scope, String id, Functions functions, EarmarkData.Stores stores, HttpApi api) {
    super(scope, id);
    Alias subjectAccess =
        functions.deploy(
            this,
            FunctionPlan.of(
                "SubjectAccessApi",
                SubjectAccessHandler.class,
                TIMEOUT,
                settings(stores, functions.stage()),
                grants(stores)));
    api.answer(SubjectAccessRoutes.ALL, subjectAccess);
  }

  private static Map<Setting, String> settings(EarmarkData.Stores stores, StageSettings stage) {
    Map<Setting, String> settings = new EnumMap<>(Transcription.settings(stores, stage));
    settings.put(Setting.RECORDINGS_TABLE, stores.recordings().index().name());
    settings.put(Setting.PEOPLE_TABLE, stores.people().name());
    settings.put(Setting.AUDIT_TABLE, stores.audit().name());
    settings.put(Setting.CASES_TABLE, stores.cases().name());
    settings.put(Setting.NOTICES_TABLE, stores.notices().name());
    settings.put(Setting.HOLDS_TABLE, stores.holds().name());
    return settings;
  }

  private static List<Grant> grants(EarmarkData.Stores stores) {
    StoredTable index = stores.recordings().index();
    List<Grant> grants = new ArrayList<>(Transcription.begin(stores));
    grants.addAll(Holds.place(stores));
    grants.add(index.grant("FindRecording", "dynamodb:GetItem"));
    grants.add(index.search("SearchRecordings", RecordingsTable.BY_CUSTOMER));
    grants.add(stores.people().grant("ReadPeople", "dynamodb:GetItem"));
    grants.add(stores.audit().append("WriteAuditTrail"));
    grants.add(stores.cases().append("WriteCases"));
    grants.add(stores.cases().grant("ReadCases", "dynamodb:Query"));
    grants.add(Transcription.leaveNotices(stores));
    return grants;
  }
}
