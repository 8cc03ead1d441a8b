package earmark.local.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earmark.local.template.CloudAssembly;
import earmark.local.template.Place;
import earmark.local.template.Resource;
import earmark.local.template.TemplateException;
import earmark.platform.Json;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The default event bus: what matches a rule goes to its functions, asynchronously. */
public final class LocalEvents implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(200);

  private final List<Rule> rules = new ArrayList<>();
  private final BiConsumer<String, byte[]> functions;
  private final Clock clock;
  private final Place place;
  private final Thread timer;

  /**
   * Reads the rules and starts the schedules.
   *
   * @param functions takes the ARN of a function and an event for it, asynchronously
   * @param clock may be moved: a schedule that came due meanwhile fires once
   */
  public LocalEvents(
      CloudAssembly assembly, Place place, BiConsumer<String, byte[]> functions, Clock clock) {
    this.functions = functions;
    this.clock = clock;
    this.place = place;
    for (Resource rule : assembly.resources("AWS::Events::Rule")) {
      if (!rule.optionalText("State").orElse("ENABLED").equals("DISABLED")) {
        rules.add(new Rule(rule, clock.instant()));
      }
    }
    this.timer = Thread.ofVirtual().name("schedules").unstarted(this::runSchedules);
  }

  /** Starts the schedules. */
  public void start() {
    timer.start();
  }

  /** The functions that rules hand their events to. */
  public List<String> targets() {
    return rules.stream().flatMap(rule -> rule.targets.stream()).map(Target::functionArn).toList();
  }

  /** Puts an event on the bus, a whole one as AWS services send it. */
  public void put(String eventJson) {
    JsonNode event = parse(eventJson);
    for (Rule rule : rules) {
      if (rule.pattern.map(pattern -> pattern.matches(event)).orElse(false)) {
        rule.deliver(eventJson);
      }
    }
  }

  private static JsonNode parse(String eventJson) {
    try {
      return Json.mapper().readTree(eventJson);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("An event is JSON", e);
    }
  }

  private void runSchedules() {
    try {
      while (true) {
        Thread.sleep(TICK);
        rules.forEach(rule -> rule.fireWhenDue(clock.instant()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    timer.interrupt();
  }

  private final class Rule {
    private final String arn;
    private final Optional<EventPattern> pattern;
    private final Optional<Schedule> schedule;
    private final List<Target> targets;
    private Instant due;

    Rule(Resource rule, Instant now) {
      this.arn = rule.arn();
      this.pattern =
          Optional.of(rule.property("EventPattern"))
              .filter(JsonNode::isObject)
              .map(EventPattern::of);
      this.schedule = rule.optionalText("ScheduleExpression").map(Schedule::of);
      this.targets = rule.items("Targets").map(target -> Target.of(rule, target)).toList();
      this.due = schedule.map(times -> times.after(now)).orElse(Instant.MAX);
      if (pattern.isEmpty() && schedule.isEmpty()) {
        throw new TemplateException(rule + " has neither pattern nor schedule");
      }
    }

    void deliver(String event) {
      for (Target target : targets) {
        byte[] input = target.input().orElse(event).getBytes(StandardCharsets.UTF_8);
        functions.accept(target.functionArn(), input);
      }
    }

    void fireWhenDue(Instant now) {
      if (!now.isBefore(due)) {
        due = schedule.orElseThrow().after(now);
        deliver(scheduled(now));
      }
    }

    private String scheduled(Instant now) {
      ObjectNode event = Json.mapper().createObjectNode();
      event.put("version", "0").put("id", UUID.randomUUID().toString());
      event.put("detail-type", "Scheduled Event").put("source", "aws.events");
      event.put("account", place.account());
      event.put("time", now.truncatedTo(ChronoUnit.SECONDS).toString());
      event.put("region", place.region());
      event.putArray("resources").add(arn);
      event.putObject("detail");
      return event.toString();
    }
  }
}
