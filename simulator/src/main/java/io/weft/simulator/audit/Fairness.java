package io.weft.simulator.audit;

import io.weft.protocol.model.Step;
import io.weft.protocol.model.TxId;
import io.weft.simulator.plan.Cast;
import io.weft.simulator.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * Where nothing goes wrong, a transaction dies only for an older one (rule 2), so that the oldest of all gets through and
 * nobody starves. Older reads that wait count too.
 */
final class Fairness {

    /** In which a decision that its client has heard of reaches every shard. */
    private static final long ON_ITS_WAY_MS = 15;

    private final Plan plan;
    private final History history;
    private final Facts facts;

    Fairness(Plan plan, History history, Facts facts) {
        this.plan = plan;
        this.history = history;
        this.facts = facts;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (plan.isCalm() && plan.isTimely() && !createsAssets()) {
            for (Facts.Death death : facts.deaths()) {
                if (history.transactions().stream().noneMatch(one -> isInTheWay(one, death)) && !isReadInTheWay(death)) {
                    findings.add(new Finding(Finding.Promise.NO_DEADLOCK,
                            Names.of(death.txId()) + " died although nobody older was in its way"));
                }
            }
        }
        return findings;
    }

    /** Whoever needs an asset that is in creation dies for its creator, whatever their ages. */
    private boolean createsAssets() {
        return history.transactions().stream().flatMap(one -> one.transaction().steps().stream())
                .anyMatch(step -> step instanceof Step.CreateAsset create && create.asset().number() > Cast.asset(0).number());
    }

    private static boolean isInTheWay(Attempted one, Facts.Death death) {
        TxId id = one.transaction().id();
        Attempted.Told decided = one.decided();
        return (id.isOlderThan(death.txId()) || isAnotherContent(one, death)) && one.invokedAt() <= death.at()
                && (decided == null || decided.atMs() + ON_ITS_WAY_MS >= death.atMs());
    }

    private static boolean isAnotherContent(Attempted one, Facts.Death death) {
        return one.transaction().id().equals(death.txId()) && one.name().endsWith("'");
    }

    private boolean isReadInTheWay(Facts.Death death) {
        return history.accountReads().stream().anyMatch(read -> read.invokedAt() <= death.at() && death.at() <= read.at())
                || history.holdsReads().stream().anyMatch(read -> read.invokedAt() <= death.at() && death.at() <= read.at())
                || history.assetReads().stream().anyMatch(read -> read.invokedAt() <= death.at() && death.at() <= read.at());
    }
}
