package io.weft.protocol.entity;

import io.weft.protocol.effects.Effects;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.machine.EntityMachine;
import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.GatewayMessage.Found;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.model.TxId;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * Journals the ids that it is told to bar, and answers; answers a search without a record; {@link ShardMessage.AskAssets}
 * breaks it, after it has wanted something journaled and sent.
 */
final class TallyMachine implements EntityMachine<ShardMessage, String> {

    /** From each tick to the next; {@link Long#MAX_VALUE}: there is none. */
    private final long tickEveryMs;
    private long nextTickMs = Long.MAX_VALUE;
    private long timeMs;
    private int inputs;

    TallyMachine(long tickEveryMs) {
        this.tickEveryMs = tickEveryMs;
    }

    /** How many times it was stepped or ticked. */
    int inputs() {
        return inputs;
    }

    @Override
    public void restoreRow(byte[] key, byte[] value) {}

    @Override
    public void replayFrame(byte[] payload) {}

    @Override
    public void begin(long epoch, long nowMs, Effects<String> out) {
        reach(nowMs);
    }

    private void reach(long nowMs) {
        timeMs = nowMs;
        nextTickMs = tickEveryMs == Long.MAX_VALUE ? Long.MAX_VALUE : nowMs + tickEveryMs;
    }

    @Override
    public void step(ShardMessage message, long nowMs, Effects<String> out) {
        inputs++;
        timeMs = nowMs;
        if (message instanceof ShardMessage.Bar bar) {
            bar.txIds().forEach(txId -> bar(txId, out));
        } else if (message instanceof FindTransaction find) {
            out.outbox().answer(find.replyTo().party(), new Found(find.replyTo().requestId(), Found.State.NOT_FOUND, null));
        } else {
            bar(new TxId(0, 0), out);
            throw new InvariantBroken("broken on purpose");
        }
    }

    private static void bar(TxId txId, Effects<String> out) {
        out.record(Long.toString(txId.low()));
        out.outbox().barred(0, 0, txId, null);
    }

    @Override
    public void tick(long nowMs, Effects<String> out) {
        inputs++;
        reach(nowMs);
    }

    @Override
    public long nextTickMs() {
        return nextTickMs;
    }

    @Override
    public long timeMs() {
        return timeMs;
    }

    @Override
    public byte[] encodeFrame(List<String> records) {
        return String.join(",", records).getBytes();
    }

    @Override
    public Iterator<Row> checkpoint() {
        return Collections.emptyIterator();
    }
}
