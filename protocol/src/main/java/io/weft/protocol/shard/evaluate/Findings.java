package io.weft.protocol.shard.evaluate;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ledger.LockMode;
import io.weft.protocol.shard.lock.Block;
import io.weft.protocol.shard.lock.Claim;
import java.util.Set;

/** What stands against a transaction on one account: what refuses it, what it must wait for, what must be asked. */
final class Findings {

    private final AccountId account;
    private Set<Block> blocks = Set.of();
    private Set<AssetId> contestedDebits = Set.of();
    private Set<AssetId> contestedCredits = Set.of();
    private Set<AssetId> unseenAssets = Set.of();
    private Evaluation.Refused refused;
    private boolean isOpen;
    private int step;

    Findings(AccountId account) {
        this.account = account;
    }

    /** What is found from now on belongs to this step. */
    void atStep(int index) {
        step = index;
    }

    int step() {
        return step;
    }

    void refuse(RejectionCode code) {
        refused = new Evaluation.Refused(code, step);
    }

    void waitForFunds(AssetId asset) {
        blocks = SmallSets.with(blocks, new Block.ByFunds(account, asset));
        contestedDebits = SmallSets.with(contestedDebits, asset);
    }

    void waitForRoom(AssetId asset) {
        blocks = SmallSets.with(blocks, new Block.ByRoom(account, asset));
        contestedCredits = SmallSets.with(contestedCredits, asset);
    }

    /** The step is about a hold that another transaction creates or ends. */
    void waitForHolder(TxId holder) {
        isOpen = true;
        blocks = SmallSets.with(blocks, new Block.ByHolder(account, holder));
    }

    /** It depends on any of them, as with a limit on a count. */
    void waitForAllHolders() {
        blocks = SmallSets.with(blocks, new Block.ByLock(account, LockMode.EXCLUSIVE));
    }

    /** The asset may be in creation by whoever has locked its issuing account, which lives on this shard. */
    void waitForIssuer(AssetId asset) {
        blocks = SmallSets.with(blocks, new Block.ByLock(asset.issuer(), LockMode.ESCROW));
    }

    void askFor(AssetId asset) {
        unseenAssets = SmallSets.with(unseenAssets, asset);
    }

    /** Whether it is not known what a step does, if it is not refused. */
    boolean isOpen() {
        return isOpen;
    }

    boolean isRefused() {
        return refused != null;
    }

    /** Null if nothing refuses it. */
    Evaluation.Refused refused() {
        return refused;
    }

    Set<Block> blocks() {
        return blocks;
    }

    Set<AssetId> unseenAssets() {
        return unseenAssets;
    }

    Claim claim(LockMode mode, DraftBalances balances) {
        for (int i = 0; i < balances.size(); i++) {
            if (balances.balance(i).reserves()) {
                contestedDebits = SmallSets.with(contestedDebits, balances.asset(i));
            }
            if (balances.balance(i).needsRoom()) {
                contestedCredits = SmallSets.with(contestedCredits, balances.asset(i));
            }
        }
        return new Claim(account, mode, contestedDebits, contestedCredits);
    }
}
