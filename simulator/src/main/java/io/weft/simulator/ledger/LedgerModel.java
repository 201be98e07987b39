package io.weft.simulator.ledger;

import io.weft.simulator.check.SequentialModel;
import io.weft.simulator.ledger.HeldAmount.Status;
import io.weft.simulator.ledger.LedgerOperation.Executed;
import io.weft.simulator.ledger.LedgerOperation.HoldExpired;
import io.weft.simulator.ledger.LedgerOperation.Read;
import io.weft.simulator.ledger.LedgerOperation.Rejected;
import java.util.Map;
import java.util.Set;

/**
 * The sequential specification of the whole ledger. It begins without any account.
 *
 * <p>A transaction commits if and only if no account refuses. A refusal is possible if some account that the named step
 * touches can pass all its own steps before that one and refuses this one with the named code.
 *
 * <p>The hold's clock is that of a shard, of which only bounds are known. Once somebody was told {@code HOLD_EXPIRED}, no
 * later post or void of that hold can commit.
 *
 * @see StepJudge what each step needs and does
 */
public final class LedgerModel implements SequentialModel<LedgerState, LedgerOperation> {

    /** They speak of the id, not of the ledger: others judge them. */
    private static final Set<String> CODES_OF_THE_ID = Set.of("TX_ID_REUSED", "TX_EXPIRED", "TX_ID_FROM_FUTURE", "CANCELLED");

    private final LedgerLimits limits;

    public LedgerModel(LedgerLimits limits) {
        this.limits = limits;
    }

    @Override
    public LedgerState start() {
        return LedgerState.EMPTY;
    }

    /**
     * @throws IllegalStateException if an asset does not sum to zero or a floor is broken: then this model is wrong
     */
    @Override
    public LedgerState apply(LedgerState state, LedgerOperation operation) {
        if (operation instanceof Executed transaction) {
            return execute(state, transaction);
        }
        if (operation instanceof HoldExpired expiry) {
            return expire(state, expiry.holdId());
        }
        Read read = (Read) operation;
        return Views.matches(read, state.account(read.account())) ? state : null;
    }

    private LedgerState execute(LedgerState state, Executed transaction) {
        TransactionJudge judge = new TransactionJudge(state, transaction, limits);
        if (transaction.result() instanceof Rejected rejected) {
            boolean isPossible = CODES_OF_THE_ID.contains(rejected.code()) || judge.mayReject(rejected);
            return isPossible ? afterRejection(state, transaction, rejected) : null;
        }
        return change(state, judge.commit());
    }

    private static LedgerState afterRejection(LedgerState state, Executed transaction, Rejected rejected) {
        if (!rejected.code().equals("HOLD_EXPIRED")) {
            return state;
        }
        String holdId = releasedHold(transaction.steps().get(rejected.step()));
        String payer = state.payerOf(holdId);
        if (payer == null) {
            return state;
        }
        Account account = state.account(payer);
        HeldAmount hold = account.holds().get(holdId);
        return hold.status() == Status.ACTIVE ? state.with(Map.of(payer, account.with(holdId, hold.with(Status.DUE)))) : state;
    }

    private static LedgerState expire(LedgerState state, String holdId) {
        String payer = state.payerOf(holdId);
        if (payer == null || !state.account(payer).holds().get(holdId).isReserved()) {
            return null;
        }
        return change(state, Map.of(payer, state.account(payer).expired(holdId)));
    }

    private static LedgerState change(LedgerState state, Map<String, Account> changed) {
        if (changed == null) {
            return null;
        }
        Soundness.require(state, changed);
        return state.with(changed);
    }

    private static String releasedHold(LedgerStep step) {
        return step instanceof LedgerStep.Post post ? post.hold() : ((LedgerStep.VoidHold) step).hold();
    }

    @Override
    public boolean onlyObserves(LedgerOperation operation) {
        if (operation instanceof Executed transaction) {
            return transaction.result() instanceof Rejected rejected && !rejected.code().equals("HOLD_EXPIRED");
        }
        return !(operation instanceof HoldExpired);
    }

    @Override
    public String explain(LedgerState state, LedgerOperation operation) {
        if (operation instanceof Executed transaction) {
            return new TransactionJudge(state, transaction, limits).explain();
        }
        if (operation instanceof HoldExpired) {
            return "this hold is not active";
        }
        String id = ((Read) operation).account();
        return "cannot show that: " + id + " is " + state.account(id);
    }
}
