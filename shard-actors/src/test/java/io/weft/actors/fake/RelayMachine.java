package io.weft.actors.fake;

import io.weft.protocol.effects.Effects;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.machine.EntityMachine;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.model.TxId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Stands in for a coordinator: has a transaction barred by one shard, and says so to whoever cancelled it. */
public final class RelayMachine implements EntityMachine<CoordinatorMessage, String> {

    private final int coordinator;
    private final int shards;
    private final Map<TxId, ReplyTo> asking = new HashMap<>();

    public RelayMachine(EntityId entity, int shards) {
        this.coordinator = entity.index();
        this.shards = shards;
    }

    @Override
    public void restoreRow(byte[] key, byte[] value) {}

    @Override
    public void replayFrame(byte[] payload) {}

    @Override
    public void begin(long epoch, long nowMs, Effects<String> out) {}

    @Override
    public void step(CoordinatorMessage message, long nowMs, Effects<String> out) {
        if (message instanceof CoordinatorMessage.Cancel cancel) {
            asking.put(cancel.txId(), cancel.replyTo());
            out.outbox().bar(coordinator, (int) cancel.txId().low() % shards, cancel.txId());
        } else if (message instanceof CoordinatorMessage.Barred barred) {
            barred.items().forEach(item -> answer(item.txId(), out));
        }
    }

    private void answer(TxId txId, Effects<String> out) {
        ReplyTo replyTo = asking.remove(txId);
        if (replyTo != null) {
            out.record(Long.toString(txId.low()));
            out.outbox().answer(replyTo.party(), new GatewayMessage.CancelResult(replyTo.requestId(), null));
        }
    }

    @Override
    public void tick(long nowMs, Effects<String> out) {}

    @Override
    public long nextTickMs() {
        return Long.MAX_VALUE;
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
        return Collections.emptyIterator();
    }
}
