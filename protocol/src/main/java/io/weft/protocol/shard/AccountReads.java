package io.weft.protocol.shard;

import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.BalanceState;
import io.weft.protocol.message.GatewayMessage.HoldState;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage.ReadHolds;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.shard.ledger.Account;
import io.weft.protocol.shard.ledger.AssetDefinition;
import io.weft.protocol.shard.ledger.HeldAmount;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers from the decided state, and the reads labelled "latest", which wait only for what was prepared before they
 * came (rule 5). Not thread-safe.
 */
final class AccountReads {

    private final ShardCore core;
    private final Map<AccountId, Deque<LatestRead>> latest = new LinkedHashMap<>();
    private int waiting;

    /** @param lastNumber of those that had been prepared when it came */
    private record LatestRead(long lastNumber, ReplyTo replyTo, long untilMs) {}

    AccountReads(ShardCore core) {
        this.core = core;
    }

    /** Whether it has to wait, and so is looked at again until the given time. */
    boolean readLatest(AccountId account, ReplyTo replyTo, long untilMs) {
        if (core.state().locks().mode(account) == null) {
            answerAccount(account, replyTo);
            return false;
        }
        if (waiting >= core.settings().maxWaiting()) {
            refuse(replyTo, RetryableCode.RESOURCE_EXHAUSTED);
            return false;
        }
        waiting++;
        long lastNumber = core.state().locks().lastNumber();
        latest.computeIfAbsent(account, a -> new ArrayDeque<>()).add(new LatestRead(lastNumber, replyTo, untilMs));
        return true;
    }

    /** Looks again at the reads of an account, which came in the order of their numbers; gives back those that are too late. */
    void lookAgain(AccountId account) {
        Deque<LatestRead> reads = latest.get(account);
        if (reads == null) {
            return;
        }
        long smallestNumber = core.state().locks().smallestNumber(account);
        while (!reads.isEmpty()) {
            LatestRead first = reads.peek();
            if (first.lastNumber < smallestNumber) {
                answerAccount(account, first.replyTo);
            } else if (first.untilMs <= core.nowMs()) {
                refuse(first.replyTo, RetryableCode.TIMED_OUT);
            } else {
                return;
            }
            reads.remove();
            waiting--;
        }
        latest.remove(account);
    }

    void answerAccount(AccountId id, ReplyTo replyTo) {
        Account account = core.state().ledger().account(id);
        List<BalanceState> balances = new ArrayList<>();
        List<AssetId> issued = new ArrayList<>();
        if (account != null) {
            account.balances().forEach((asset, balance) -> balances.add(new BalanceState(asset, balance.posted(),
                    balance.held(), asset.issuer().equals(id) ? null : balance.creditLimit())));
            account.issued().forEach(definition -> issued.add(new AssetId(id, definition.number())));
        }
        core.outbox().answer(replyTo.party(), new GatewayMessage.AccountState(replyTo.requestId(), account != null,
                account != null && account.debitFrozen(), account != null && account.creditFrozen(), balances, issued));
    }

    void answerHolds(ReadHolds read) {
        List<HeldAmount> page = core.state().ledger().holds().page(read.account(), read.after(), read.limit() + 1);
        boolean more = page.size() > read.limit();
        List<HoldState> holds = page.stream().limit(read.limit())
                .map(held -> new HoldState(held.id(), held.hold(), held.isExpired())).toList();
        core.outbox().answer(read.replyTo().party(), new GatewayMessage.Holds(read.replyTo().requestId(), holds, more));
    }

    void answerAsset(AssetId asset, ReplyTo replyTo) {
        AssetDefinition definition = core.state().ledger().definition(asset);
        core.outbox().answer(replyTo.party(), new GatewayMessage.AssetState(replyTo.requestId(), definition != null,
                definition == null ? 0 : definition.decimals()));
    }

    void refuse(ReplyTo replyTo, RetryableCode code) {
        core.outbox().answer(replyTo.party(), new GatewayMessage.ReadRefused(replyTo.requestId(), code));
    }
}
