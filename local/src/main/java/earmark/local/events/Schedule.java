package earmark.local.events;

import earmark.local.template.TemplateException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a scheduled rule fires: {@code rate(15 minutes)} or {@code cron(0 6 * * ? *)}, in UTC. Of
 * cron it knows numbers, lists, ranges, steps and {@code *} for minutes, hours, days and months.
 */
sealed interface Schedule {
  /** The first time after this one. */
  Instant after(Instant now);

  static Schedule of(String expression) {
    Matcher rate = Rate.FORM.matcher(expression);
    if (rate.matches()) {
      return new Rate(Duration.of(Long.parseLong(rate.group(1)), Rate.unit(rate.group(2))));
    }
    Matcher cron = Cron.FORM.matcher(expression);
    if (cron.matches()) {
      return Cron.of(expression, cron);
    }
    throw new TemplateException("Not a schedule the local stack knows: " + expression);
  }

  /** Every so often, from the start. */
  record Rate(Duration every) implements Schedule {
    private static final Pattern FORM = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");

    private static ChronoUnit unit(String name) {
      return switch (name) {
        case "minute" -> ChronoUnit.MINUTES;
        case "hour" -> ChronoUnit.HOURS;
        case "day" -> ChronoUnit.DAYS;
        default -> throw new IllegalStateException(name);
      };
    }

    @Override
    public Instant after(Instant now) {
      return now.plus(every);
    }
  }

  /** At the minutes that all fields allow. */
  record Cron(List<Boolean> minutes, List<Boolean> hours, List<Boolean> days, List<Boolean> months)
      implements Schedule {
    private static final Pattern FORM =
        Pattern.compile("cron\\((\\S+) (\\S+) (\\S+) (\\S+) [?*] \\*\\)");
    private static final Pattern ITEM = Pattern.compile("(\\*|\\d+)(?:-(\\d+))?(?:/(\\d+))?");
    private static final Duration LONGEST_WAIT = Duration.ofDays(366);

    static Cron of(String expression, Matcher fields) {
      return new Cron(
          field(expression, fields.group(1), 0, 59),
          field(expression, fields.group(2), 0, 23),
          field(expression, fields.group(3), 1, 31),
          field(expression, fields.group(4), 1, 12));
    }

    @Override
    public Instant after(Instant now) {
      ZonedDateTime time =
          now.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
      ZonedDateTime end = time.plus(LONGEST_WAIT);
      while (time.isBefore(end)) {
        if (allows(time)) {
          return time.toInstant();
        }
        time = time.plusMinutes(1);
      }
      throw new TemplateException("A schedule never comes due: " + this);
    }

    private boolean allows(ZonedDateTime time) {
      return minutes.get(time.getMinute())
          && hours.get(time.getHour())
          && days.get(time.getDayOfMonth())
          && months.get(time.getMonthValue());
    }

    private static List<Boolean> field(String expression, String text, int first, int last) {
      Boolean[] allowed = new Boolean[last + 1];
      java.util.Arrays.fill(allowed, false);
      for (String part : text.replace('?', '*').split(",", -1)) {
        Matcher item = ITEM.matcher(part);
        if (!item.matches()) {
          throw new TemplateException("Not a schedule the local stack knows: " + expression);
        }
        allow(allowed, item, first, last);
      }
      return List.of(allowed);
    }

    private static void allow(Boolean[] allowed, Matcher item, int first, int last) {
      boolean every = item.group(1).equals("*");
      int from = every ? first : Integer.parseInt(item.group(1));
      boolean open = every || item.group(3) != null;
      int to = item.group(2) != null ? Integer.parseInt(item.group(2)) : open ? last : from;
      int step = item.group(3) == null ? 1 : Integer.parseInt(item.group(3));
      for (int value = from; value <= Math.min(to, last); value += step) {
        allowed[value] = true;
      }
    }
  }
}
