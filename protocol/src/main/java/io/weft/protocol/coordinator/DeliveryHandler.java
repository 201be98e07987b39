package io.weft.protocol.coordinator;

import io.weft.protocol.message.CoordinatorMessage.Applied;
import io.weft.protocol.model.TxId;

/** Sends each commit to its participants until every one has said that its apply record is durable (rule 16). */
final class DeliveryHandler {

    private final CoordinatorCore core;

    DeliveryHandler(CoordinatorCore core) {
        this.core = core;
    }

    void send(TxId txId) {
        send(txId, core.outcomes().undelivered().get(txId));
    }

    private void send(TxId txId, Undelivered commit) {
        ShardSet awaited = commit.awaited();
        for (int i = 0; i < awaited.size(); i++) {
            core.outbox().decide(awaited.get(i), txId, commit.attempt(), true);
        }
        core.redeliveries().add(core.nowMs() + core.settings().resendMs(), txId, commit.attempt());
    }

    void resend(TxId txId) {
        if (core.outcomes().undelivered().containsKey(txId)) {
            send(txId);
        }
    }

    /** After recovery (rule 14). */
    void resendAll() {
        core.outcomes().undelivered().forEachByAge(this::send);
    }

    void applied(int shard, Applied.Item item) {
        Undelivered commit = core.outcomes().undelivered().get(item.txId());
        if (commit == null || !commit.attempt().equals(item.attempt())) {
            return;
        }
        commit.awaited().remove(shard);
        if (commit.awaited().isEmpty()) {
            core.emit(new CoordinatorRecord.Delivered(item.txId()));
        }
    }
}
