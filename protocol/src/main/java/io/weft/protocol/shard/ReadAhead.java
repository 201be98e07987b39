package io.weft.protocol.shard;

import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.Step;
import java.util.List;

/**
 * Reads through a batch before the work on it begins. Its items were written on other threads and are in no near cache.
 * One after the other, each would hold up the work on it for a few hundred nanoseconds, again and again; in a loop that
 * does nothing else the processor fetches many of them at a time. Changes nothing. Not thread-safe.
 */
final class ReadAhead {

    private final ShardState state;
    /** What was read, so that no compiler leaves the reading out. */
    private long seen;

    ReadAhead(ShardState state) {
        this.state = state;
    }

    void through(Prepare prepare) {
        List<Prepare.Item> items = prepare.items();
        long sum = 0;
        for (int i = 0; i < items.size(); i++) {
            Prepare.Item item = items.get(i);
            sum += item.txId().high() + item.digest().high() + item.attempt().sequence() + item.steps().size();
        }
        for (int i = 0; i < items.size(); i++) {
            List<Prepare.PlacedStep> steps = items.get(i).steps();
            sum += steps.isEmpty() ? 0 : accounts(steps.get(0).step());
        }
        seen += sum;
    }

    private static long accounts(Step step) {
        if (!(step instanceof Step.Transfer transfer)) {
            return 0;
        }
        return transfer.from().low() + transfer.to().low() + transfer.asset().number() + transfer.amount().low();
    }

    void through(Decide decide) {
        List<Decide.Item> items = decide.items();
        long sum = 0;
        for (int i = 0; i < items.size(); i++) {
            sum += items.get(i).txId().high() + items.get(i).attempt().sequence();
        }
        for (int i = 0; i < items.size(); i++) {
            ShardState.InDoubt doubt = state.inDoubt().get(items.get(i).txId());
            sum += doubt == null ? 0 : doubt.attempt().sequence() + doubt.digest().high() + doubt.plan().size();
        }
        for (int i = 0; i < items.size(); i++) {
            ShardState.InDoubt doubt = state.inDoubt().get(items.get(i).txId());
            if (doubt != null && !doubt.plan().isEmpty()) {
                AccountId account = doubt.plan().get(0).account();
                sum += account.low() + doubt.plan().get(0).balances().size();
            }
        }
        seen += sum;
    }
}
