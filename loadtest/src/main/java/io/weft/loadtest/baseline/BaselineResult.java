package io.weft.loadtest.baseline;

import java.util.List;

/** What came of the cases, in the order in which they ran. */
public record BaselineResult(List<CaseResult> cases) {

    public BaselineResult {
        cases = List.copyOf(cases);
    }

    /** Whether every audit was clean. */
    public boolean allHeld() {
        return cases.stream().allMatch(each -> each.audit().isClean());
    }
}
