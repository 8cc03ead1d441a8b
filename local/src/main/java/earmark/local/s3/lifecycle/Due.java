package earmark.local.s3.lifecycle;

import java.time.Instant;

/**
 * When a rule comes into force for a version.
 *
 * @param at from then on, at lifecycle's next run
 * @param ruleId the rule that says so
 */
public record Due(Instant at, String ruleId) {}
