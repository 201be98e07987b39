package io.weft.protocol.shard;

import io.weft.protocol.memory.Cells;
import io.weft.protocol.memory.Heads;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Outcome;

/** A mark in four numbers: head, digest, sequence of the attempt. */
final class MarkCells implements Cells<Mark> {

    private static final int APPLIED = 1;
    private static final int COMMITTED = 2;
    private static final int REJECTED = 3;
    private static final int BARRED = 4;

    @Override
    public int longs() {
        return 4;
    }

    @Override
    public void write(Mark mark, long[] to, int at) {
        if (mark instanceof Mark.Applied applied) {
            to[at] = Heads.of(APPLIED, applied.attempt());
            write(applied.digest(), to, at);
            to[at + 3] = applied.attempt().sequence();
        } else if (mark instanceof Mark.Done done) {
            to[at] = done.outcome() instanceof Outcome.Rejected rejected ? Heads.of(REJECTED, rejected) : Heads.of(COMMITTED);
            write(done.digest(), to, at);
        } else {
            to[at] = Heads.of(BARRED);
        }
    }

    private static void write(Digest digest, long[] to, int at) {
        to[at + 1] = digest.high();
        to[at + 2] = digest.low();
    }

    @Override
    public Mark read(long[] from, int at) {
        Digest digest = new Digest(from[at + 1], from[at + 2]);
        return switch (Heads.kind(from[at])) {
            case APPLIED -> new Mark.Applied(digest, Heads.attempt(from[at], from[at + 3]));
            case COMMITTED -> new Mark.Done(digest, Outcome.COMMITTED);
            case REJECTED -> new Mark.Done(digest, Heads.rejected(from[at]));
            default -> new Mark.Barred();
        };
    }
}
