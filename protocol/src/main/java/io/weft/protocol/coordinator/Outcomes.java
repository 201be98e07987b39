package io.weft.protocol.coordinator;

import io.weft.protocol.coordinator.CoordinatorRecord.Decided;
import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.memory.IdMap;
import io.weft.protocol.memory.IdMemory;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.TxId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The durable state of a coordinator: its decisions, and which of them are not yet delivered. Not thread-safe. */
final class Outcomes {

    private final IdMemory<Fate> memory;
    private final IdMap<Undelivered> undelivered;
    private List<TxId> savedUndelivered = new ArrayList<>();
    private long timeMs;

    /** @param salt secret, see {@link IdMap} */
    Outcomes(long salt) {
        memory = new IdMemory<>(new FateCells(), salt);
        undelivered = new IdMap<>(salt);
    }

    void apply(CoordinatorRecord record) {
        if (record instanceof Decided decided) {
            memory.put(decided.txId(), fate(decided));
            if (!decided.participants().isEmpty()) {
                undelivered.put(decided.txId(), new Undelivered(decided.attempt(), decided.participants()));
            }
        } else if (record instanceof CoordinatorRecord.Delivered delivered) {
            InvariantBroken.require(undelivered.remove(delivered.txId()) != null, "a commit is delivered twice");
        } else {
            purge(((CoordinatorRecord.Purged) record).beforeMs());
        }
    }

    private static Fate fate(Decided decided) {
        return new Fate(decided.digest(), decided.attempt(), decided.outcome());
    }

    private void purge(long beforeMs) {
        boolean delivered = undelivered.oldestTimeMs() >= beforeMs;
        InvariantBroken.require(delivered, "an undelivered commit is purged");
        memory.purgeBefore(beforeMs);
    }

    Fate get(TxId txId) {
        return memory.get(txId);
    }

    /** What became of the id: not that a content was refused because the id is another's, which a shard alone executed. */
    Fate ofId(TxId txId) {
        Fate fate = memory.get(txId);
        boolean isRefusedAsOther = fate != null && fate.outcome() instanceof Outcome.Rejected rejected
                && rejected.code() == RejectionCode.TX_ID_REUSED;
        return isRefusedAsOther ? null : fate;
    }

    IdMemory<Fate> memory() {
        return memory;
    }

    /** Committed, and not every participant has said that it applied. */
    IdMap<Undelivered> undelivered() {
        return undelivered;
    }

    long timeMs() {
        return timeMs;
    }

    void advanceTo(long nowMs) {
        timeMs = Math.max(timeMs, nowMs);
    }

    /** Puts back a row of a checkpoint. */
    void restore(Decided decided, boolean delivered) {
        memory.restore(decided.txId(), fate(decided));
        if (!delivered) {
            undelivered.put(decided.txId(), new Undelivered(decided.attempt(), decided.participants()));
            savedUndelivered.add(decided.txId());
        }
    }

    /** What a checkpoint says of one decision; of one that is delivered without the participants, which nobody needs. */
    record Saved(Decided decided, boolean delivered) {}

    /**
     * The decisions that have changed since the last call; one that is null was purged. That one is delivered is told by
     * comparing with what the last checkpoint said, so that most deliveries cost nothing here.
     */
    Map<TxId, Saved> takeChanged() {
        savedUndelivered.stream().filter(txId -> !undelivered.containsKey(txId)).forEach(memory::touch);
        savedUndelivered = undelivered.idsByAge();
        Map<TxId, Saved> taken = new HashMap<>();
        memory.takeChanged().forEach((txId, fate) -> taken.put(txId, fate == null ? null : saved(txId, fate)));
        return taken;
    }

    private Saved saved(TxId txId, Fate fate) {
        Undelivered commit = undelivered.get(txId);
        List<Integer> participants = commit == null ? List.of() : commit.participants();
        return new Saved(new Decided(txId, fate.digest(), fate.attempt(), participants, fate.outcome()), commit == null);
    }
}
