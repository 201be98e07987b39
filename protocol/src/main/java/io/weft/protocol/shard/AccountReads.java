package io.weft.protocol.shard;

import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.BalanceState;
import io.weft.protocol.message.GatewayMessage.HoldState;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage.ReadHolds;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ledger.Account;
import io.weft.protocol.shard.ledger.AccountPlan;
import io.weft.protocol.shard.ledger.AssetDefinition;
import io.weft.protocol.shard.ledger.HeldAmount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers from the decided state, and the reads labelled "latest", which wait only for what was prepared before they
 * came (rule 5). Not thread-safe.
 */
final class AccountReads {

    /** Decisions that all waiting reads together may await: each costs memory, and the time to look at it. */
    private static final int MAX_AWAITED = 1_000_000;

    private final ShardCore core;
    private final Map<AccountId, List<LatestRead>> latest = new LinkedHashMap<>();
    private int waiting;
    private int awaited;

    AccountReads(ShardCore core) {
        this.core = core;
    }

    /** Whether it has to wait, and so is looked at again until the given time. */
    boolean readLatest(AccountId id, ReplyTo replyTo, long untilMs) {
        Account account = core.state().ledger().account(id);
        Set<TxId> holders = core.state().locks().holders(id);
        if (holders.isEmpty()) {
            answer(id, account, replyTo);
            return false;
        }
        if (waiting >= core.settings().maxWaiting() || awaited + holders.size() > MAX_AWAITED) {
            refuse(replyTo, RetryableCode.RESOURCE_EXHAUSTED);
            return false;
        }
        waiting++;
        List<LatestRead> reads = latest.computeIfAbsent(id, i -> new ArrayList<>());
        core.state().watchSettled(true);
        LatestRead last = reads.isEmpty() ? null : reads.get(reads.size() - 1);
        if (last == null || !last.isOfTheMomentOf(account, holders)) {
            last = new LatestRead(account, holders);
            awaited += holders.size();
            reads.add(last);
        }
        last.askers().add(new LatestRead.Asker(replyTo, untilMs));
        return true;
    }

    /** A transaction that was prepared is decided. */
    void settled(ShardState.Settled settled) {
        for (AccountPlan plan : settled.plan()) {
            List<LatestRead> reads = latest.get(plan.account());
            if (reads != null) {
                reads.forEach(read -> awaited -= read.settled(settled.txId(), settled.isCommitted() ? plan : null) ? 1 : 0);
                reads.removeIf(read -> isAnswered(plan.account(), read));
                dropIfEmpty(plan.account(), reads);
            }
        }
    }

    private boolean isAnswered(AccountId id, LatestRead read) {
        if (read.isAwaiting()) {
            return false;
        }
        read.askers().forEach(asker -> answer(id, read.account(), asker.replyTo()));
        waiting -= read.askers().size();
        return true;
    }

    /** Gives back those reads of an account whose time is up (rule 4). */
    void endWaiting(AccountId id) {
        List<LatestRead> reads = latest.get(id);
        if (reads == null) {
            return;
        }
        for (LatestRead read : reads) {
            read.takeLate(core.nowMs()).forEach(asker -> {
                refuse(asker.replyTo(), RetryableCode.TIMED_OUT);
                waiting--;
            });
        }
        reads.removeIf(this::isAbandoned);
        dropIfEmpty(id, reads);
    }

    private boolean isAbandoned(LatestRead read) {
        if (read.askers().isEmpty()) {
            awaited -= read.awaitedCount();
            return true;
        }
        return false;
    }

    private void dropIfEmpty(AccountId id, List<LatestRead> reads) {
        if (reads.isEmpty()) {
            latest.remove(id);
            core.state().watchSettled(!latest.isEmpty());
        }
    }

    void answerAccount(AccountId id, ReplyTo replyTo) {
        answer(id, core.state().ledger().account(id), replyTo);
    }

    private void answer(AccountId id, Account account, ReplyTo replyTo) {
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
