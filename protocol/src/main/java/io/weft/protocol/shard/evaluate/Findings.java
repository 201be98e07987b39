package io.weft.protocol.shard.evaluate;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ledger.LockMode;
import io.weft.protocol.shard.lock.Block;
import io.weft.protocol.shard.lock.Claim;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What stands against a transaction on one account: what refuses it, what it must wait for, what must be asked. */
final class Findings {

    private final AccountId account;
    private final Set<Block> blocks = new LinkedHashSet<>();
    private final Set<AssetId> contestedDebits = new LinkedHashSet<>();
    private final Set<AssetId> contestedCredits = new LinkedHashSet<>();
    private final Set<AssetId> unseenAssets = new LinkedHashSet<>();
    private Evaluation.Refused refused;
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
        blocks.add(new Block.ByFunds(account, asset));
        contestedDebits.add(asset);
    }

    void waitForRoom(AssetId asset) {
        blocks.add(new Block.ByRoom(account, asset));
        contestedCredits.add(asset);
    }

    void waitForHolder(TxId holder) {
        blocks.add(new Block.ByHolder(account, holder));
    }

    /** It depends on any of them, as with a limit on a count. */
    void waitForAllHolders() {
        blocks.add(new Block.ByLock(account, LockMode.EXCLUSIVE));
    }

    /** The asset may be in creation by whoever has locked its issuing account, which lives on this shard. */
    void waitForIssuer(AssetId asset) {
        blocks.add(new Block.ByLock(asset.issuer(), LockMode.ESCROW));
    }

    void askFor(AssetId asset) {
        unseenAssets.add(asset);
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

    Claim claim(LockMode mode, Map<AssetId, WorkingBalance> balances) {
        balances.forEach((asset, balance) -> {
            if (balance.reserves()) {
                contestedDebits.add(asset);
            }
            if (balance.needsRoom()) {
                contestedCredits.add(asset);
            }
        });
        return new Claim(account, mode, contestedDebits, contestedCredits);
    }
}
