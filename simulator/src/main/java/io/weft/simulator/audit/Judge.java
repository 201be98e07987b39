package io.weft.simulator.audit;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.route.ClusterIdentity;
import io.weft.protocol.route.Placement;
import io.weft.protocol.route.TouchedAccounts;
import io.weft.simulator.audit.Finding.Promise;
import io.weft.simulator.plan.Cast;
import io.weft.simulator.plan.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Judges a run that has come to its end. */
public final class Judge {

    private final History history;
    private final Facts facts;
    private final Plan plan;
    private final Clocks clocks;
    private final Placement placement;
    private final SerialOrder order;
    private final List<Finding> findings = new ArrayList<>();

    public Judge(Plan plan, Clocks clocks, History history, Facts facts, Hints hints) {
        this.history = history;
        this.facts = facts;
        this.plan = plan;
        this.clocks = clocks;
        this.placement = new Placement(new ClusterIdentity(plan.shape().shards(), plan.shape().coordinators(), plan.seed(), ~plan.seed()));
        this.order = new SerialOrder(plan, placement, clocks, history, facts, hints);
    }

    public List<Finding> findings() {
        history.transactions().forEach(this::answers);
        ids().forEach((txId, contents) -> contents(txId, contents));
        history.malformed().forEach(this::malformed);
        history.cancels().forEach(this::cancel);
        memory();
        history.finds().forEach(this::found);
        sums();
        findings.addAll(new Fairness(plan, history, facts).findings());
        if (findings.isEmpty()) {
            findings.addAll(order.findings());
        }
        return findings;
    }

    private void add(Promise promise, String text) {
        findings.add(new Finding(promise, text));
    }

    private Map<TxId, List<Attempted>> ids() {
        Map<TxId, List<Attempted>> byId = new TreeMap<>();
        history.transactions().forEach(one -> byId.computeIfAbsent(one.transaction().id(), id -> new ArrayList<>(1)).add(one));
        facts.everApplied().forEach(id -> byId.computeIfAbsent(id, i -> new ArrayList<>()));
        return byId;
    }

    /** All final answers to one content are the same, and the journal says so too. */
    private void answers(Attempted one) {
        if (plan.isTimely() && one.told().stream().anyMatch(told -> told.outcome().equals(Outcome.retryable(RetryableCode.TIMED_OUT)))) {
            add(Promise.NO_DEADLOCK, one.name() + " was given up although nothing was in its way");
        }
        one.told().forEach(told -> expired(one, told));
        one.told().forEach(told -> tooEarly(one.name(), one.transaction().id(), told.outcome(), told.sentMs()));
        Attempted.Told first = one.decided();
        if (first == null) {
            return;
        }
        for (Attempted.Told told : one.told()) {
            if (Answers.isFinal(told.outcome()) && !told.outcome().equals(first.outcome())) {
                add(Promise.SAME_ANSWER, one.name() + " was answered " + first.outcome() + " and then " + told.outcome());
            }
        }
        future(one, first);
        if (!isDurable(one, first.outcome())) {
            add(Promise.ACKNOWLEDGED_IS_DURABLE, one.name() + " was answered " + first.outcome() + ", which no journal says");
        }
    }

    private boolean isDurable(Attempted one, Outcome outcome) {
        TxId txId = one.transaction().id();
        if (Answers.is(outcome, RejectionCode.TX_ID_REUSED)) {
            return isUsedByOthers(one);
        }
        return Answers.is(outcome, RejectionCode.CANCELLED) && facts.isBarred(txId)
                || facts.decisions(txId).stream().anyMatch(decision -> decision.outcome().equals(outcome)
                        && (decision.content() == null || decision.content().equals(one.digest())));
    }

    private boolean isUsedByOthers(Attempted one) {
        return facts.decisions(one.transaction().id()).stream()
                .anyMatch(decision -> decision.content() == null || !decision.content().equals(one.digest()));
    }

    private void contents(TxId txId, List<Attempted> contents) {
        List<Attempted> committed = new ArrayList<>();
        for (Attempted one : contents) {
            Set<Outcome> outcomes = new LinkedHashSet<>();
            facts.decisions(txId).stream().filter(decision -> one.digest().equals(decision.content()))
                    .forEach(decision -> outcomes.add(decision.outcome()));
            if (outcomes.size() > 1) {
                add(Promise.SAME_ANSWER, one.name() + " was decided as " + outcomes);
            }
            if (outcomes.contains(Outcome.COMMITTED)) {
                committed.add(one);
            }
        }
        applications(txId, committed);
    }

    /** Two contents under one id may both be done only where they never meet (rule 8): on other shards, not both through a coordinator. */
    private void applications(TxId txId, List<Attempted> committed) {
        List<Integer> expected = new ArrayList<>();
        int throughCoordinator = 0;
        for (Attempted one : committed) {
            List<Integer> shards = shardsOf(one);
            throughCoordinator += shards.size() > 1 ? 1 : 0;
            expected.addAll(shards);
        }
        Collections.sort(expected);
        List<Integer> applied = new ArrayList<>(facts.appliedOn(txId));
        Collections.sort(applied);
        if (!applied.equals(expected)) {
            add(Promise.EXACTLY_ONCE, Names.of(txId) + " is applied on shards " + applied + ", not on " + expected);
        }
        if (throughCoordinator > 1 || new HashSet<>(expected).size() < expected.size()) {
            add(Promise.EXACTLY_ONCE, "two contents of " + Names.of(txId) + " were committed");
        }
    }

    private List<Integer> shardsOf(Attempted one) {
        Set<Integer> shards = new TreeSet<>();
        for (Step step : one.transaction().steps()) {
            TouchedAccounts.of(step).forEach(account -> shards.add(placement.shardOf(account)));
        }
        return List.copyOf(shards);
    }

    /** What nobody has forgotten is not expired. */
    private void expired(Attempted one, Attempted.Told told) {
        if (Answers.is(told.outcome(), RejectionCode.TX_EXPIRED) && one.transaction().id().timeMs() >= facts.purgedBeforeMs()) {
            add(Promise.REMEMBERED, one.name() + " was answered TX_EXPIRED, and no boundary has passed it");
        }
    }

    private void malformed(Transaction transaction) {
        if (!facts.decisions(transaction.id()).isEmpty()) {
            add(Promise.WELL_FORMED, transaction + " was admitted");
        }
    }

    /** Ids are forgotten no sooner than promised, unless there is no room. */
    private void memory() {
        long highestIdMs = history.transactions().stream().mapToLong(one -> one.transaction().id().timeMs()).max().orElse(0);
        long retentionMs = plan.limits().coordinator().retentionMs();
        if (!plan.limits().isTight() && facts.purgedBeforeMs() > highestIdMs - retentionMs) {
            add(Promise.REMEMBERED, "what came before " + facts.purgedBeforeMs() + " was forgotten too soon");
        }
    }

    /** No clock was so far ahead that the id of this answer was not from the future. */
    private void future(Attempted one, Attempted.Told told) {
        long latestMs = told.atMs() + clocks.maxOffsetMs() + plan.limits().coordinator().maxIdSkewMs();
        if (one.transaction().id().timeMs() > latestMs && !Answers.is(told.outcome(), RejectionCode.TX_ID_REUSED)
                && !Answers.is(told.outcome(), RejectionCode.CANCELLED)) {
            add(Promise.WELL_FORMED, one.name() + " has an id from the future and was answered " + told.outcome());
        }
    }

    /** No clock was so far behind that an id is of the future that was asked about after its time, or not long before. */
    private void tooEarly(String name, TxId txId, Outcome outcome, long sentMs) {
        long leastMs = sentMs + clocks.minOffsetMs() + plan.limits().coordinator().maxIdSkewMs();
        if (Answers.is(outcome, RejectionCode.TX_ID_FROM_FUTURE) && txId.timeMs() <= leastMs) {
            add(Promise.WELL_FORMED, name + " was answered TX_ID_FROM_FUTURE, and its id is of no future");
        }
    }

    private void cancel(History.Cancelled cancelled) {
        tooEarly("the cancellation of " + Names.of(cancelled.txId()), cancelled.txId(), cancelled.outcome(), cancelled.sentMs());
        boolean committed = !facts.appliedOn(cancelled.txId()).isEmpty();
        boolean isDecided = facts.decisions(cancelled.txId()).stream()
                .anyMatch(decision -> Answers.is(decision.outcome(), RejectionCode.CANCELLED));
        if (cancelled.outcome() == null && !isDecided) {
            add(Promise.ACKNOWLEDGED_IS_DURABLE, Names.of(cancelled.txId()) + " was answered as cancelled, which no journal says");
        }
        if (cancelled.outcome() == null && committed) {
            add(Promise.SAME_ANSWER, Names.of(cancelled.txId()) + " was answered as cancelled, and committed");
        }
        if (Answers.is(cancelled.outcome(), RejectionCode.TX_EXPIRED) && cancelled.txId().timeMs() >= facts.purgedBeforeMs()) {
            add(Promise.REMEMBERED, "the cancellation of " + Names.of(cancelled.txId())
                    + " was answered TX_EXPIRED, and no boundary has passed it");
        }
        if (cancelled.outcome() != null && Answers.isFinal(cancelled.outcome()) && !isOutcomeOf(cancelled.txId(), cancelled.outcome())) {
            add(Promise.ACKNOWLEDGED_IS_DURABLE, "the cancellation of " + Names.of(cancelled.txId()) + " was answered "
                    + cancelled.outcome() + ", which no journal says");
        }
    }

    /** Of some content. That the id belongs to another content is an answer to one that comes with it, not to the id. */
    private boolean isOutcomeOf(TxId txId, Outcome outcome) {
        return !Answers.is(outcome, RejectionCode.TX_ID_REUSED)
                && facts.decisions(txId).stream().anyMatch(decision -> decision.outcome().equals(outcome));
    }

    private void found(History.Found found) {
        Attempted one = history.transaction(found.transaction());
        Attempted.Told decided = one == null ? null : one.decided();
        GatewayMessage.Found answer = found.answer();
        boolean isOld = found.transaction().id().timeMs() < facts.purgedBeforeMs();
        boolean isKnown = decided != null && decided.at() < found.invokedAt()
                && !Answers.is(decided.outcome(), RejectionCode.TX_ID_REUSED);
        boolean isThere = decided != null && Answers.is(decided.outcome(), RejectionCode.CANCELLED)
                ? answer.state() == GatewayMessage.Found.State.DECIDED || answer.state() == GatewayMessage.Found.State.PENDING
                : answer.state() == GatewayMessage.Found.State.DECIDED;
        boolean isForgotten = isOld && answer.state() == GatewayMessage.Found.State.EXPIRED;
        if (isKnown && !isThere && !isForgotten) {
            add(Promise.STRICTLY_SERIALIZABLE, one.name() + " was answered " + decided.outcome() + " and is later " + answer.state());
        }
        if (answer.state() == GatewayMessage.Found.State.EXPIRED && !isOld) {
            add(Promise.REMEMBERED, Names.of(found.transaction().id()) + " is told to be too old, and no boundary has passed it");
        }
        if (answer.state() == GatewayMessage.Found.State.DECIDED && !isOutcomeOf(found.transaction().id(), answer.outcome())) {
            add(Promise.ACKNOWLEDGED_IS_DURABLE, Names.of(found.transaction().id()) + " is found as " + answer.outcome() + ", which no journal says");
        }
    }

    private void sums() {
        Map<AssetId, Quantity> sums = new HashMap<>();
        Set<AccountId> counted = new HashSet<>();
        for (History.AccountRead read : history.accountReads()) {
            read.answer().balances().forEach(balance -> floors(read.account(), balance));
            // Of a read that was tried again every answer is here.
            if (read.isFinal() && counted.add(read.account())) {
                read.answer().balances().forEach(balance -> sums.merge(balance.asset(), balance.posted(), Quantity::plus));
            }
        }
        sums.forEach((asset, sum) -> {
            if (!sum.isZero()) {
                add(Promise.SUMS_TO_ZERO, "all balances of " + Cast.name(asset) + " sum to " + sum);
            }
        });
    }

    private void floors(AccountId account, GatewayMessage.BalanceState balance) {
        boolean sound = balance.creditLimit() == null
                || !balance.posted().minus(balance.held()).plus(balance.creditLimit()).isNegative();
        if (!sound || balance.held().isNegative()) {
            add(Promise.FLOORS, Cast.name(account) + " has " + balance);
        }
    }
}
