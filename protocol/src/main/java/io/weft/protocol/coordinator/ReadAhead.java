package io.weft.protocol.coordinator;

import io.weft.protocol.message.CoordinatorMessage.Applied;
import io.weft.protocol.message.CoordinatorMessage.Vote;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.TxId;
import java.util.List;

/**
 * Reads through a batch before the work on it begins. Its items were written on other threads and are in no near cache.
 * One after the other, each would hold up the work on it for a few hundred nanoseconds, again and again; in a loop that
 * does nothing else the processor fetches many of them at a time. Changes nothing. Not thread-safe.
 */
final class ReadAhead {

    private final CoordinatorCore core;
    /** What was read, so that no compiler leaves the reading out. */
    private long seen;

    ReadAhead(CoordinatorCore core) {
        this.core = core;
    }

    void through(Submit submit) {
        List<Submit.Item> items = submit.items();
        long sum = 0;
        for (int i = 0; i < items.size(); i++) {
            Submit.Item item = items.get(i);
            sum += item.transaction().id().high() + item.digest().high() + item.replyTo().requestId();
        }
        for (int i = 0; i < items.size(); i++) {
            List<Step> steps = items.get(i).transaction().steps();
            sum += core.outcomes().memory().look(items.get(i).transaction().id());
            sum += !steps.isEmpty() && steps.get(0) instanceof Step.Transfer transfer ? transfer.from().low() + transfer.to().low() : 0;
        }
        seen += sum;
    }

    void through(Votes votes) {
        List<Vote> items = votes.votes();
        long sum = 0;
        for (int i = 0; i < items.size(); i++) {
            TxId txId = items.get(i).txId();
            sum += txId.high() + items.get(i).attempt().sequence() + core.outcomes().memory().look(txId);
        }
        for (int i = 0; i < items.size(); i++) {
            Active active = core.active().get(items.get(i).txId());
            sum += active == null || active.attempt == null ? 0 : active.attempt.sequence() + active.awaited.size() + active.participants.count();
        }
        seen += sum;
    }

    void through(Applied applied) {
        List<Applied.Item> items = applied.items();
        long sum = 0;
        for (int i = 0; i < items.size(); i++) {
            sum += items.get(i).txId().high() + items.get(i).attempt().sequence();
        }
        for (int i = 0; i < items.size(); i++) {
            Undelivered commit = core.outcomes().undelivered().get(items.get(i).txId());
            sum += commit == null ? 0 : commit.attempt().sequence() + commit.awaited().size();
        }
        seen += sum;
    }
}
