package io.weft.protocol.coordinator;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.TxId;
import java.util.ArrayList;
import java.util.List;

/** A transaction that is not decided: what a crash forgets. */
final class Active {

    /** Where it stands. */
    enum Phase {
        /** Asking the participants for votes. */
        PREPARING,
        /** An attempt died; the next one begins when its time has come. */
        BACKING_OFF,
        /** Asking every shard to bar the id. */
        CANCELLING
    }

    final TxId txId;
    /** Null if only a cancellation was seen. */
    final Digest digest;
    final Participants participants;
    final long admittedAtMs;
    final List<ReplyTo> submitters = new ArrayList<>(1);
    final List<ReplyTo> cancellers = new ArrayList<>(0);
    /** The shards that have not answered yet. */
    ShardSet awaited;
    Phase phase;
    Attempt attempt;
    int deaths;
    /** Of a cancellation: when it is given up. */
    long cancelUntilMs;

    Active(TxId txId, Digest digest, Participants participants, long admittedAtMs) {
        this.txId = txId;
        this.digest = digest;
        this.participants = participants;
        this.awaited = participants.shards();
        this.admittedAtMs = admittedAtMs;
    }
}
