package earmark.local.transcribe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earmark.platform.Json;
import java.time.Clock;
import java.util.List;

/** The four operations of Transcribe that Earmark uses. */
final class Operations {
  private static final int PAGE = 100;

  private final Jobs jobs;
  private final JobRunner runner;
  private final Clock clock;
  private final int jobsAtOnce;

  Operations(Jobs jobs, JobRunner runner, Clock clock, int jobsAtOnce) {
    this.jobs = jobs;
    this.runner = runner;
    this.clock = clock;
    this.jobsAtOnce = jobsAtOnce;
  }

  ObjectNode call(String operation, JsonNode request, String caller) {
    return switch (operation) {
      case "StartTranscriptionJob" -> start(request, caller);
      case "GetTranscriptionJob" -> get(name(request));
      case "ListTranscriptionJobs" -> list(request);
      case "DeleteTranscriptionJob" -> delete(name(request));
      default -> throw TranscribeException.unknownOperation();
    };
  }

  private ObjectNode start(JsonNode asked, String caller) {
    var request = parse(asked);
    request.check();
    var job = Job.queued(request, caller, clock.instant());
    jobs.add(job, jobsAtOnce);
    runner.submit(job);
    // What AWS answers, although the job has to wait for a thread like any other.
    return JobJson.answer(request.mayWait() ? job : job.start(clock.instant()));
  }

  private static StartRequest parse(JsonNode asked) {
    try {
      return Json.mapper().treeToValue(asked, StartRequest.class);
    } catch (JsonProcessingException e) {
      throw TranscribeException.badRequest("The request can't be parsed.");
    }
  }

  private ObjectNode get(String name) {
    return JobJson.answer(jobs.find(name).orElseThrow(TranscribeException::unknownJob));
  }

  private ObjectNode delete(String name) {
    if (!jobs.remove(name)) {
      throw TranscribeException.unknownJob();
    }
    return Json.mapper().createObjectNode();
  }

  private ObjectNode list(JsonNode request) {
    var status = request.path("Status").asText("");
    var part = request.path("JobNameContains").asText("");
    var matching =
        jobs.newestFirst().stream()
            .filter(job -> status.isEmpty() || job.status().name().equals(status))
            .filter(job -> job.name().contains(part))
            .toList();
    return page(matching, request);
  }

  private static ObjectNode page(List<Job> matching, JsonNode request) {
    var size = Math.clamp(request.path("MaxResults").asInt(PAGE), 1, PAGE);
    var from = Math.clamp(request.path("NextToken").asInt(0), 0, matching.size());
    var to = Math.min(from + size, matching.size());
    var answer = Json.mapper().createObjectNode();
    var summaries = answer.putArray("TranscriptionJobSummaries");
    matching.subList(from, to).forEach(job -> summaries.add(JobJson.summary(job)));
    if (to < matching.size()) {
      answer.put("NextToken", String.valueOf(to));
    }
    return answer;
  }

  private static String name(JsonNode request) {
    return request.path("TranscriptionJobName").asText();
  }
}
