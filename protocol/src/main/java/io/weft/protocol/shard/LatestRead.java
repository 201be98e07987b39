package io.weft.protocol.shard;

import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ledger.Account;
import io.weft.protocol.shard.ledger.AccountChange;
import io.weft.protocol.shard.ledger.AccountPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What reads labelled "latest" will show that came at the same moment: the account as it was then, and of what was
 * prepared by then, all that commits. Nothing that was prepared later: a transaction that was prepared before the read's
 * coming may have been answered long before one that came after it and overtook it here, and to show the second without
 * the first would turn real time round. Not thread-safe.
 */
final class LatestRead {

    private final List<Asker> askers = new ArrayList<>(1);
    private final Set<TxId> awaited;
    private Account account;

    record Asker(ReplyTo replyTo, long untilMs) {}

    /**
     * @param account as it is now; null if there is none
     * @param holders whose decision is awaited
     */
    LatestRead(Account account, Set<TxId> holders) {
        this.account = account;
        this.awaited = new HashSet<>(holders);
    }

    boolean isOfTheMomentOf(Account now, Set<TxId> holders) {
        return Objects.equals(account, now) && awaited.equals(holders);
    }

    List<Asker> askers() {
        return askers;
    }

    /**
     * @param committed what is done on the account; null if it was aborted
     * @return whether this was awaited
     */
    boolean settled(TxId txId, AccountPlan committed) {
        boolean isAwaited = awaited.remove(txId);
        if (isAwaited && committed != null) {
            account = AccountChange.after(account, committed);
        }
        return isAwaited;
    }

    int awaitedCount() {
        return awaited.size();
    }

    boolean isAwaiting() {
        return !awaited.isEmpty();
    }

    /** What is shown when nothing is awaited any more; null if there is no such account. */
    Account account() {
        return account;
    }

    /** Those whose time is up; they leave. */
    List<Asker> takeLate(long nowMs) {
        List<Asker> late = askers.stream().filter(asker -> asker.untilMs() <= nowMs).toList();
        askers.removeAll(late);
        return late;
    }
}
