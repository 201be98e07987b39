package io.weft.protocol.shard.evaluate;

import io.weft.protocol.message.ShardMessage.Prepare.PlacedStep;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ledger.AccountPlan;
import io.weft.protocol.shard.ledger.Ledger;
import io.weft.protocol.shard.ledger.LockMode;
import io.weft.protocol.shard.lock.Block;
import io.weft.protocol.shard.lock.Claim;
import io.weft.protocol.shard.lock.LockTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Judges the steps of one transaction that touch this shard. The accounts are independent of one another: each sees its
 * own steps in order (rule 6). A refusal for good wins over a conflict, because no outcome of the others can mend it.
 */
public final class Evaluator {

    private final Predicate<AccountId> owned;
    private final Ledger ledger;
    private final LockTable locks;
    private final EvaluationLimits limits;

    /** @param owned whether an account lives on this shard */
    public Evaluator(Predicate<AccountId> owned, Ledger ledger, LockTable locks, EvaluationLimits limits) {
        this.owned = owned;
        this.ledger = ledger;
        this.locks = locks;
        this.limits = limits;
    }

    /**
     * @param steps those that touch this shard, and those of the whole transaction that create assets, in order
     */
    public Evaluation evaluate(TxId txId, List<PlacedStep> steps, AssetKnowledge known, long nowMs) {
        AssetKnowledge assets = withCreated(steps, known);
        OwnSteps own = new OwnSteps(steps, owned);
        List<AccountPlan> plans = new ArrayList<>(own.accounts());
        List<Claim> claims = new ArrayList<>(own.accounts());
        List<Block> blocks = new ArrayList<>(0);
        Set<AssetId> unseen = Set.of();
        Evaluation.Refused refused = null;
        for (int i = 0; i < own.accounts(); i++) {
            AccountId account = own.account(i);
            LockMode mode = LockModes.of(account, own.steps(i));
            LockMode held = locks.mode(account);
            if (held != null && !held.isCompatibleWith(mode)) {
                claims.add(Claim.of(account, mode));
                blocks.add(new Block.ByLock(account, mode));
                continue;
            }
            AccountEvaluation evaluation = new AccountEvaluation(txId, account, ledger, locks, assets, limits, nowMs);
            evaluation.run(own.steps(i));
            refused = first(refused, evaluation.found().refused());
            plans.add(evaluation.plan(mode));
            claims.add(evaluation.claim(mode));
            blocks.addAll(evaluation.found().blocks());
            for (AssetId asset : evaluation.found().unseenAssets()) {
                unseen = SmallSets.with(unseen, asset);
            }
        }
        if (refused != null) {
            return refused;
        }
        if (!unseen.isEmpty()) {
            return new Evaluation.AssetsUnseen(claims, unseen);
        }
        return blocks.isEmpty() ? new Evaluation.Granted(plans, claims) : new Evaluation.Blocked(claims, blocks);
    }

    /** An asset that the transaction creates is known to its other steps; if it is not created, nothing of them happens. */
    private static AssetKnowledge withCreated(List<PlacedStep> steps, AssetKnowledge known) {
        Set<AssetId> created = null;
        for (PlacedStep placed : steps) {
            if (placed.step() instanceof Step.CreateAsset create) {
                created = created == null ? new LinkedHashSet<>() : created;
                created.add(create.asset());
            }
        }
        Set<AssetId> all = created;
        return all == null ? known : asset -> all.contains(asset) ? AssetKnowledge.Standing.EXISTS : known.standing(asset);
    }

    private static Evaluation.Refused first(Evaluation.Refused one, Evaluation.Refused other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.step() <= other.step() ? one : other;
    }
}
