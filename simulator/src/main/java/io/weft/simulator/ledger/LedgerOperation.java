package io.weft.simulator.ledger;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a client asked, together with what it was answered; or an event inside of the ledger that an observer saw. */
public sealed interface LedgerOperation {

    /**
     * A transaction. One of unknown fate is told as committed, in an operation that may be absent. The same id should occur
     * once in a history, however often it was sent: from the first invocation to the first final answer.
     *
     * @param earliestClockMs no clock of any shard showed less while the transaction was under way
     * @param latestClockMs no clock of any shard showed more
     */
    record Executed(String txId, List<LedgerStep> steps, Result result, long earliestClockMs, long latestClockMs)
            implements LedgerOperation {
        public Executed {
            steps = List.copyOf(steps);
        }
    }

    /** What somebody was shown of one account. */
    sealed interface Read extends LedgerOperation permits ReadAccount, ReadHolds, ReadAsset {

        /** The account that answers. */
        String account();
    }

    record ReadAccount(String account, AccountView observed) implements Read {}

    /** The whole list of holds of the paying account, on one page. */
    record ReadHolds(String account, List<HoldView> observed) implements Read {}

    /** The decimals count only if the asset exists. */
    record ReadAsset(String asset, boolean exists, int decimals) implements Read {
        @Override
        public String account() {
            return LedgerState.issuerOf(asset);
        }
    }

    /** The deadline of a hold passed, and its amount was released: an event of the shard. */
    record HoldExpired(String holdId) implements LedgerOperation {}

    /** A final outcome. */
    sealed interface Result permits Committed, Rejected {}

    record Committed() implements Result {}

    /**
     * Refused for good.
     *
     * @param code a name of {@code weft.v1.RejectionCode}
     * @param step the failing step, from 0; -1 where the whole transaction is meant
     */
    record Rejected(String code, int step) implements Result {}

    /** What was shown of an account. Balances that are zero throughout may be there or not. */
    record AccountView(boolean exists, boolean debitFrozen, boolean creditFrozen, Map<String, BalanceView> balances,
                       Set<String> issued) {

        public static final AccountView ABSENT = new AccountView(false, false, false, Map.of(), Set.of());
    }

    /**
     * @param creditLimit null for the issuing account
     */
    record BalanceView(BigInteger posted, BigInteger held, BigInteger creditLimit) {}

    /**
     * @param active false: expired
     */
    record HoldView(String id, String from, String to, String asset, BigInteger amount, long deadlineMs, boolean active) {}
}
