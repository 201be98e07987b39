package io.weft.protocol.shard.lock;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.TxId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A request that holds nothing on this shard and waits until it can be granted whole.
 *
 * @param age           of the transaction, the same in every attempt; of a read, when it came
 * @param claims        what it wants, account by account
 * @param blocks        why it waits; empty while it waits for something other than locks
 */
public record Waiter(TxId age, List<Claim> claims, List<Block> blocks) {

    /** Whether granting the claim before this older request would overtake it. */
    boolean isOvertakenBy(Claim claim) {
        for (Claim own : claims) {
            if (own.account().equals(claim.account()) && !own.mode().isCompatibleWith(claim.mode())) {
                return true;
            }
        }
        for (Block block : blocks) {
            if (block.account().equals(claim.account()) && competes(block, claim)) {
                return true;
            }
        }
        return false;
    }

    private static boolean competes(Block block, Claim claim) {
        if (block instanceof Block.ByFunds byFunds) {
            return claim.debits().contains(byFunds.asset());
        }
        return block instanceof Block.ByRoom byRoom && claim.credits().contains(byRoom.asset());
    }

    /** Where it must be known that this request waits. */
    public Set<AccountId> accounts() {
        Set<AccountId> accounts = new LinkedHashSet<>();
        claims.forEach(claim -> accounts.add(claim.account()));
        blocks.forEach(block -> accounts.add(block.account()));
        return accounts;
    }
}
