package io.weft.simulator.audit;

import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.TxId;

/**
 * Short names for people: transactions are {@code t1}, {@code t2} and so on in the order in which they were planned. A
 * plan numbers its ids in their first random bits, so a name stays when other transactions are taken away.
 */
public final class Names {

    private static final long NUMBER_BITS = 0xFFF;

    private Names() {}

    public static String of(TxId txId) {
        return "t" + ((txId.high() & NUMBER_BITS) + 1);
    }

    public static String of(HoldId hold) {
        return of(hold.txId()) + "/" + hold.step();
    }
}
