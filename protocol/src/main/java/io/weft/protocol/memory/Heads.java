package io.weft.protocol.memory;

import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;

/**
 * Parts of a head, above the bit that is not the value's: 3 bits for the kind, 16 for a small number, 44 for a large one.
 */
public final class Heads {

    private static final int KIND_SHIFT = 1;
    private static final int SMALL_SHIFT = 4;
    private static final int LARGE_SHIFT = 20;

    private Heads() {}

    /** @param kind from 1 to 7 */
    public static long of(int kind) {
        return of(kind, 0, 0);
    }

    private static long of(int kind, int small, long large) {
        boolean fits = kind > 0 && kind < 8 && small >>> 16 == 0 && large >>> 44 == 0;
        InvariantBroken.require(fits, "a part of a head is out of its range");
        return large << LARGE_SHIFT | (long) small << SMALL_SHIFT | (long) kind << KIND_SHIFT;
    }

    /** All but the sequence, which needs a number of its own. */
    public static long of(int kind, Attempt attempt) {
        return of(kind, attempt.coordinator(), attempt.epoch());
    }

    public static long of(int kind, Outcome.Rejected rejected) {
        return of(kind, rejected.code().number(), rejected.step() - (long) Outcome.WHOLE_TRANSACTION);
    }

    public static int kind(long head) {
        return (int) (head >>> KIND_SHIFT & 7);
    }

    public static Attempt attempt(long head, long sequence) {
        return new Attempt(small(head), head >>> LARGE_SHIFT, sequence);
    }

    public static Outcome.Rejected rejected(long head) {
        return new Outcome.Rejected(RejectionCode.ofNumber(small(head)),
                (int) ((head >>> LARGE_SHIFT) + Outcome.WHOLE_TRANSACTION));
    }

    private static int small(long head) {
        return (int) (head >>> SMALL_SHIFT & 0xFFFF);
    }
}
