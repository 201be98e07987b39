package io.weft.protocol.shard;

import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.TxId;
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
        for (int i = 0; i < items.size(); i++) {
            sum += state.marks().look(items.get(i).txId());
        }
        seen += sum;
    }

    private long accounts(Step step) {
        if (!(step instanceof Step.Transfer transfer)) {
            return 0;
        }
        // One of the two lives here; which, is not known for less than it costs to look for both.
        return state.ledger().look(transfer.from()) + state.ledger().look(transfer.to()) + transfer.asset().number()
                + transfer.amount().low();
    }

    void through(Decide decide) {
        List<Decide.Item> items = decide.items();
        long sum = 0;
        for (int i = 0; i < items.size(); i++) {
            TxId txId = items.get(i).txId();
            sum += txId.high() + items.get(i).attempt().sequence() + state.marks().look(txId);
        }
        for (int i = 0; i < items.size(); i++) {
            ShardState.InDoubt doubt = state.inDoubt().get(items.get(i).txId());
            sum += doubt == null ? 0 : doubt.attempt().sequence() + doubt.digest().high() + doubt.plan().size();
        }
        for (int i = 0; i < items.size(); i++) {
            ShardState.InDoubt doubt = state.inDoubt().get(items.get(i).txId());
            if (doubt != null && !doubt.plan().isEmpty()) {
                AccountId account = doubt.plan().get(0).account();
                sum += state.ledger().look(account) + doubt.plan().get(0).balances().size();
            }
        }
        seen += sum;
    }
}
