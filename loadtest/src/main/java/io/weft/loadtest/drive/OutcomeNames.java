package io.weft.loadtest.drive;

import io.weft.api.v1.RejectionCode;
import java.util.Locale;

/** Outcomes as reports name them. */
final class OutcomeNames {

    private OutcomeNames() {}

    /** @param code 0 committed, else of a rejection */
    static String of(int code) {
        RejectionCode rejection = RejectionCode.forNumber(code);
        if (code == 0) {
            return "committed";
        }
        if (code == Tally.READ) {
            return "read";
        }
        return rejection == null ? "rejected, code " + code : rejection.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
