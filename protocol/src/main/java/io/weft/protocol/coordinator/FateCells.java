package io.weft.protocol.coordinator;

import io.weft.protocol.memory.Cells;
import io.weft.protocol.memory.Heads;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Outcome;

/** A fate in four numbers: head, digest, sequence of the attempt. */
final class FateCells implements Cells<Fate> {

    private static final int COMMITTED = 1;
    private static final int REJECTED = 2;
    private static final int REJECTED_UNSEEN = 3;

    @Override
    public int longs() {
        return 4;
    }

    @Override
    public void write(Fate fate, long[] to, int at) {
        if (fate.outcome() instanceof Outcome.Rejected rejected) {
            to[at] = Heads.of(fate.digest() == null ? REJECTED_UNSEEN : REJECTED, rejected);
        } else {
            to[at] = Heads.of(COMMITTED, fate.attempt());
            to[at + 3] = fate.attempt().sequence();
        }
        if (fate.digest() != null) {
            to[at + 1] = fate.digest().high();
            to[at + 2] = fate.digest().low();
        }
    }

    @Override
    public Fate read(long[] from, int at) {
        int kind = Heads.kind(from[at]);
        Digest digest = kind == REJECTED_UNSEEN ? null : new Digest(from[at + 1], from[at + 2]);
        return kind == COMMITTED ? new Fate(digest, Heads.attempt(from[at], from[at + 3]), Outcome.COMMITTED)
                : new Fate(digest, null, Heads.rejected(from[at]));
    }
}
