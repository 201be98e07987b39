package io.weft.protocol.time;

import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.TxId;
import java.util.Arrays;

/**
 * Attempts that all want to be looked at after the same delay, in the order in which they came: so a line will do. Every
 * transaction stands in several of these, and nearly all are over long before; so there is no object for one, and what an
 * attempt was about is not kept alive. Not thread-safe.
 */
public final class AttemptLine {

    private static final int LONGS = 6;
    private static final int FIRST_PLACES = 64;

    private long[] places = new long[FIRST_PLACES * LONGS];
    private int mask = FIRST_PLACES - 1;
    private long head;
    private long tail;

    /** An attempt whose time has come. */
    public record Due(TxId txId, Attempt attempt) {}

    /** @param atMs not before that of the one added last */
    public void add(long atMs, TxId txId, Attempt attempt) {
        InvariantBroken.require(head == tail || timeAt(tail - 1) <= atMs, "an attempt pushes in");
        if (tail - head > mask) {
            grow();
        }
        int at = offset(tail++);
        places[at] = atMs;
        places[at + 1] = txId.high();
        places[at + 2] = txId.low();
        places[at + 3] = attempt.coordinator();
        places[at + 4] = attempt.epoch();
        places[at + 5] = attempt.sequence();
    }

    private int offset(long place) {
        return (int) (place & mask) * LONGS;
    }

    private long timeAt(long place) {
        return places[offset(place)];
    }

    private void grow() {
        long[] before = places;
        int start = offset(head);
        places = Arrays.copyOf(Arrays.copyOfRange(before, start, before.length), 2 * before.length);
        System.arraycopy(before, 0, places, before.length - start, start);
        tail -= head;
        head = 0;
        mask = 2 * mask + 1;
    }

    /** {@link Long#MAX_VALUE} if there is none. */
    public long nextMs() {
        return head == tail ? Long.MAX_VALUE : timeAt(head);
    }

    /**
     * The next whose time has come, or null.
     *
     * @param open the others are passed over, which makes no objects
     */
    public Due pollDue(long nowMs, OpenIds open) {
        while (nextMs() <= nowMs) {
            int at = offset(head++);
            if (open.contains(places[at + 1], places[at + 2])) {
                return new Due(new TxId(places[at + 1], places[at + 2]),
                        new Attempt((int) places[at + 3], places[at + 4], places[at + 5]));
            }
        }
        return null;
    }

    /** The transactions that still matter to a line. */
    public interface OpenIds {
        boolean contains(long high, long low);
    }
}
