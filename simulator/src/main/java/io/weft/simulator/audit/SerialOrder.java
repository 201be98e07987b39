package io.weft.simulator.audit;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.route.Placement;
import io.weft.simulator.audit.Finding.Promise;
import io.weft.simulator.check.Operation;
import io.weft.simulator.check.StrictSerializability;
import io.weft.simulator.check.Verdict;
import io.weft.simulator.ledger.LatestReads;
import io.weft.simulator.ledger.LedgerLimits;
import io.weft.simulator.ledger.LedgerModel;
import io.weft.simulator.ledger.LedgerOperation;
import io.weft.simulator.plan.Cast;
import io.weft.simulator.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Asks for an order in which the plain model of the ledger gives every answer that was given. */
final class SerialOrder {

    private static final long MAX_STATES = 60_000;
    private static final int SHOWN = 8;

    private final Placement placement;
    private final Clocks clocks;
    private final History history;
    private final Facts facts;
    private final Hints hints;
    private final Translation translation;
    private final LedgerLimits limits;

    SerialOrder(Plan plan, Placement placement, Clocks clocks, History history, Facts facts, Hints hints) {
        this.clocks = clocks;
        this.placement = placement;
        this.history = history;
        this.facts = facts;
        this.hints = hints;
        this.translation = new Translation();
        var evaluation = plan.limits().shard().evaluation();
        this.limits = new LedgerLimits(evaluation.maxHoldsPerAccount(), evaluation.maxAssetsPerAccount(), evaluation.maxHoldMs());
    }

    List<Finding> findings() {
        List<Operation<LedgerOperation>> exact = new ArrayList<>();
        history.transactions().forEach(one -> addTransaction(one, exact));
        facts.expired().forEach(expired -> exact.add(new Operation<>("expiry of " + Names.of(expired.hold()),
                new LedgerOperation.HoldExpired(Names.of(expired.hold())), expired.at(), Operation.NEVER, false, expired.at())));
        List<Operation<LedgerOperation>> latest = addReads(exact);
        List<Finding> findings = new ArrayList<>();
        judge(Promise.STRICTLY_SERIALIZABLE, "", StrictSerializability.check(new LedgerModel(limits), exact, MAX_STATES), findings);
        Set<AccountId> accounts = new LinkedHashSet<>();
        history.accountReads().stream().filter(History.AccountRead::latest).forEach(read -> accounts.add(read.account()));
        for (AccountId account : accounts) {
            String name = Cast.name(account);
            judge(Promise.LATEST_IS_LINEARIZABLE, name + ": ",
                    LatestReads.check(name, asSeenAt(account, exact), latest, limits, MAX_STATES), findings);
        }
        return findings;
    }

    /** A latest read shows all that had been granted on its shard when it came there, and commits. */
    private List<Operation<LedgerOperation>> asSeenAt(AccountId account, List<Operation<LedgerOperation>> operations) {
        int shard = placement.shardOf(account);
        Map<String, Attempted> byName = new HashMap<>();
        history.transactions().forEach(one -> byName.put(one.name(), one));
        List<Operation<LedgerOperation>> seen = new ArrayList<>(operations.size());
        for (Operation<LedgerOperation> one : operations) {
            Attempted attempted = byName.get(one.name());
            long at = attempted == null ? one.hint() : facts.grantedAt(shard, attempted.transaction().id(), one.hint());
            seen.add(new Operation<>(one.name(), one.what(), one.invokedAt(), one.respondedAt(), one.mayBeAbsent(), at));
        }
        return seen;
    }

    private static void judge(Promise promise, String where, Verdict<LedgerOperation> verdict, List<Finding> findings) {
        if (verdict instanceof Verdict.Violation<LedgerOperation> violation) {
            findings.add(new Finding(promise, where + violation.deadEnd().describe(SHOWN)));
        } else if (verdict instanceof Verdict.Undecided<LedgerOperation> undecided) {
            findings.add(new Finding(promise, where + "no order found in " + undecided.statesExplored() + " states: "
                    + undecided.deadEnd().describe(SHOWN)));
        }
    }

    /** What was never decided has no effect; what its clients do not know was still answered by the journal. */
    private void addTransaction(Attempted one, List<Operation<LedgerOperation>> operations) {
        Attempted.Told told = one.decided();
        Facts.Decision committed = committed(one);
        if (told == null && committed == null) {
            return;
        }
        Outcome outcome = told == null ? Outcome.COMMITTED : told.outcome();
        long respondedAt = told == null ? Operation.NEVER : told.at();
        long hint = committed != null ? committed.at() : hintOfRefusal(one, outcome, respondedAt);
        long earliestClockMs = one.invokedMs() + clocks.minOffsetMs();
        long latestClockMs = told == null ? Long.MAX_VALUE : told.atMs() + clocks.maxOffsetMs();
        operations.add(new Operation<>(one.name(), new LedgerOperation.Executed(Names.of(one.transaction().id()),
                translation.steps(one.transaction().steps()), Translation.result(outcome), earliestClockMs, latestClockMs),
                one.invokedAt(), respondedAt, false, hint));
    }

    private Facts.Decision committed(Attempted one) {
        for (Facts.Decision decision : facts.decisions(one.transaction().id())) {
            if (decision.outcome().equals(Outcome.COMMITTED) && one.digest().equals(decision.content())) {
                return decision;
            }
        }
        return null;
    }

    /** That an asset is unknown was true at another shard, some time before the refusal. */
    private long hintOfRefusal(Attempted one, Outcome outcome, long respondedAt) {
        return Answers.is(outcome, RejectionCode.UNKNOWN_ASSET) ? one.invokedAt()
                : hints.ofRefusal(one.transaction().id(), outcome, decidedAt(one, respondedAt));
    }

    private long decidedAt(Attempted one, long otherwise) {
        for (Facts.Decision decision : facts.decisions(one.transaction().id())) {
            if (one.digest().equals(decision.content())) {
                return decision.at();
            }
        }
        return otherwise;
    }

    private List<Operation<LedgerOperation>> addReads(List<Operation<LedgerOperation>> exact) {
        List<Operation<LedgerOperation>> latest = new ArrayList<>();
        for (History.AccountRead read : history.accountReads()) {
            String account = Cast.name(read.account());
            (read.latest() ? latest : exact).add(new Operation<>("read of " + account,
                    new LedgerOperation.ReadAccount(account, Translation.view(read.answer())), read.invokedAt(), read.at(), false,
                    read.latest() ? read.invokedAt() : hints.of(read.answer(), read.at())));
        }
        for (History.HoldsRead read : history.holdsReads()) {
            String account = Cast.name(read.account());
            exact.add(new Operation<>("holds of " + account, new LedgerOperation.ReadHolds(account, translation.views(read.answer())),
                    read.invokedAt(), read.at(), false, hints.of(read.answer(), read.at())));
        }
        for (History.AssetRead read : history.assetReads()) {
            String asset = Cast.name(read.asset());
            exact.add(new Operation<>("asset " + asset, new LedgerOperation.ReadAsset(asset, read.answer().exists(),
                    read.answer().decimals()), read.invokedAt(), read.at(), false, hints.of(read.answer(), read.at())));
        }
        return latest;
    }
}
