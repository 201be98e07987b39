package io.weft.actors.fake;

import io.weft.protocol.effects.Effects;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.machine.EntityMachine;
import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.model.TxId;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands in for a shard: counts the transactions that it is told to bar, journals each and answers the coordinator; a
 * read of an asset is answered with the count; {@link ShardMessage.AskAssets} breaks it. Says what was done to it.
 */
public class CountingMachine implements EntityMachine<ShardMessage, String> {

    private final int shard;
    private final List<String> log;
    private final AtomicLong nextTickMs;
    private int count;

    /** @param nextTickMs set by the test, as if the machine had decided so; each tick sets it back to never */
    public CountingMachine(EntityId entity, List<String> log, AtomicLong nextTickMs) {
        this.shard = entity.index();
        this.log = log;
        this.nextTickMs = nextTickMs;
    }

    @Override
    public void restoreRow(byte[] key, byte[] value) {
        log.add("row " + new String(key) + "=" + new String(value));
        count = Integer.parseInt(new String(value));
    }

    @Override
    public void replayFrame(byte[] payload) {
        log.add("frame " + new String(payload));
        count += new String(payload).split(",").length;
    }

    @Override
    public void begin(long epoch, long nowMs, Effects<String> out) {
        log.add("begin epoch " + epoch + " at " + nowMs);
    }

    @Override
    public void step(ShardMessage message, long nowMs, Effects<String> out) {
        if (message instanceof ShardMessage.Bar bar) {
            bar.txIds().forEach(txId -> bar(bar.coordinator(), txId, out));
            log.add("bar at " + nowMs);
        } else if (message instanceof ShardMessage.ReadAsset read) {
            out.outbox().answer(read.replyTo().party(),
                    new GatewayMessage.AssetState(read.replyTo().requestId(), true, count));
            log.add("read at " + nowMs);
        } else if (message instanceof ShardMessage.AskAssets) {
            out.outbox().barred(shard, 0, new TxId(0, 0), null);
            throw new InvariantBroken("broken on purpose");
        }
    }

    private void bar(int coordinator, TxId txId, Effects<String> out) {
        count++;
        out.record(Long.toString(txId.low()));
        out.outbox().barred(shard, coordinator, txId, null);
    }

    @Override
    public void tick(long nowMs, Effects<String> out) {
        log.add("tick at " + nowMs);
        nextTickMs.set(Long.MAX_VALUE);
    }

    @Override
    public long nextTickMs() {
        return nextTickMs.get();
    }

    @Override
    public long timeMs() {
        return 0;
    }

    @Override
    public byte[] encodeFrame(List<String> records) {
        return String.join(",", records).getBytes();
    }

    @Override
    public Iterator<Row> checkpoint() {
        return List.of(new Row("count".getBytes(), Integer.toString(count).getBytes())).iterator();
    }
}
