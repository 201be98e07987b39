package io.weft.simulator.coverage;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.TxId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a coordinator has not decided, as far as one can see from outside. Not thread-safe. */
final class RunningTransactions {

    private final Map<TxId, Running> byId = new HashMap<>();

    enum Phase { PREPARING, BACKING_OFF, CANCELLING }

    static final class Running {

        private final TxId txId;
        private final Digest digest;
        private final Set<Long> requests = new HashSet<>();
        private final Set<Integer> votes = new HashSet<>();
        private Phase phase;
        private Attempt attempt;

        private Running(TxId txId, Digest digest) {
            this.txId = txId;
            this.digest = digest;
        }

        TxId txId() {
            return txId;
        }

        /** Null if only a cancellation was seen. */
        Digest digest() {
            return digest;
        }

        Phase phase() {
            return phase;
        }

        boolean isOf(Attempt other) {
            return other.equals(attempt);
        }

        void prepare(Attempt begun) {
            attempt = begun;
            votes.clear();
            phase = Phase.PREPARING;
        }

        void backOff() {
            phase = Phase.BACKING_OFF;
        }

        void cancel() {
            phase = Phase.CANCELLING;
        }

        /** Whether this shard has not said yes before. */
        boolean votes(int shard) {
            return votes.add(shard);
        }

        /** Whether nobody has asked under this number before. */
        boolean asks(long requestId) {
            return requests.add(requestId);
        }

        boolean isAskedBy(long requestId) {
            return requests.contains(requestId);
        }
    }

    Running begin(TxId txId, Digest digest) {
        Running running = new Running(txId, digest);
        byId.put(txId, running);
        return running;
    }

    /** Null if it does not run. */
    Running get(TxId txId) {
        return byId.get(txId);
    }

    /** Null unless this attempt of it asks for votes. */
    Running preparing(TxId txId, Attempt attempt) {
        Running running = byId.get(txId);
        return running != null && running.phase == Phase.PREPARING && running.isOf(attempt) ? running : null;
    }

    /** Null if none runs for which this was asked. */
    Running askedBy(long requestId) {
        for (Running running : byId.values()) {
            if (running.isAskedBy(requestId)) {
                return running;
            }
        }
        return null;
    }

    void remove(TxId txId) {
        byId.remove(txId);
    }
}
