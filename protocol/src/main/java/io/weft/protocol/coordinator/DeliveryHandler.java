package io.weft.protocol.coordinator;

import io.weft.protocol.coordinator.CoordinatorRecord.Decided;
import io.weft.protocol.message.CoordinatorMessage.Applied;
import io.weft.protocol.model.TxId;
import java.util.Set;

/** Sends each commit to its participants until every one has said that its apply record is durable (rule 16). */
final class DeliveryHandler {

    private final CoordinatorCore core;

    DeliveryHandler(CoordinatorCore core) {
        this.core = core;
    }

    void send(TxId txId) {
        Decided decided = core.outcomes().get(txId);
        for (int shard : core.outcomes().undelivered().get(txId)) {
            core.outbox().decide(shard, txId, decided.attempt(), true);
        }
        core.timers().add(core.nowMs() + core.settings().resendMs(), new Due.Redeliver(txId));
    }

    void resend(TxId txId) {
        if (core.outcomes().undelivered().containsKey(txId)) {
            send(txId);
        }
    }

    /** After recovery (rule 14). */
    void resendAll() {
        core.outcomes().undelivered().keySet().forEach(this::send);
    }

    void applied(int shard, Applied.Item item) {
        Set<Integer> awaited = core.outcomes().undelivered().get(item.txId());
        if (awaited == null || !core.outcomes().get(item.txId()).attempt().equals(item.attempt())) {
            return;
        }
        awaited.remove(shard);
        if (awaited.isEmpty()) {
            core.emit(new CoordinatorRecord.Delivered(item.txId()));
        }
    }
}
