package io.weft.loadtest.result;

import java.util.List;

/**
 * What was looked up after a run.
 *
 * @param checks   in words, of what was looked up and how much of it
 * @param failures in words; a run with any is a failed run
 */
public record AuditResult(List<String> checks, List<String> failures) {

    public AuditResult {
        checks = List.copyOf(checks);
        failures = List.copyOf(failures);
    }

    public boolean isClean() {
        return failures.isEmpty();
    }
}
