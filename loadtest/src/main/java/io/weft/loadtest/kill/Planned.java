package io.weft.loadtest.kill;

import io.weft.api.v1.RejectionCode;
import io.weft.client.HoldId;
import io.weft.client.Outcome;
import io.weft.client.Transaction;
import io.weft.loadtest.kill.KillAccounts.Effect;
import java.util.List;

/**
 * A transaction and what may become of it.
 *
 * @param effects if it commits
 * @param hold    that it makes if it commits; null if none
 */
record Planned(Transaction transaction, Fate fate, List<Effect> effects, OpenHold hold) {

    /** What the outcome has to be, as far as it is known beforehand. */
    enum Fate { COMMITS, IS_REFUSED, EITHER }

    /** A hold that nobody has posted or voided yet. */
    record OpenHold(HoldId id, int from, int to, long amount) {}

    /** Whether this is how it may end. */
    boolean allows(Outcome outcome) {
        if (outcome instanceof Outcome.Committed) {
            return fate != Fate.IS_REFUSED;
        }
        return outcome instanceof Outcome.Rejected refusal
                && fate != Fate.COMMITS
                && refusal.code() == RejectionCode.INSUFFICIENT_FUNDS;
    }
}
