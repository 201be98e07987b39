package io.weft.protocol.shard;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Outcome;

/** What a shard remembers of a transaction that it is done with, until the purge boundary passes it (rule 8). */
public sealed interface Mark {

    /** Committed through a coordinator; the effects of this shard are applied. */
    record Applied(Digest digest, Attempt attempt) implements Mark {}

    /** A transaction of this shard alone: committed or rejected. */
    record Done(Digest digest, Outcome outcome) implements Mark {}

    /** Cancelled: never to be executed here. */
    record Barred() implements Mark {}
}
