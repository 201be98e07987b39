package io.weft.node.gateway;

import io.weft.protocol.effects.Outbox;
import io.weft.protocol.effects.Sender;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.message.ShardMessage.ReadAccount;
import io.weft.protocol.message.ShardMessage.ReadAccounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends questions: reads of accounts wait for {@link #flush}, gathered by shard; all others leave at once. Not thread-safe. */
final class GatheredReads implements Sender {

    private final Sender sender;
    private final Map<Integer, List<ReadAccount>> byShard = new LinkedHashMap<>();

    GatheredReads(Sender sender) {
        this.sender = sender;
    }

    @Override
    public void toShard(int shard, ShardMessage message) {
        if (message instanceof ReadAccount read) {
            byShard.computeIfAbsent(shard, s -> new ArrayList<>()).add(read);
        } else {
            sender.toShard(shard, message);
        }
    }

    @Override
    public void toCoordinator(int coordinator, CoordinatorMessage message) {
        sender.toCoordinator(coordinator, message);
    }

    @Override
    public void toGateway(Party gateway, GatewayMessage message) {
        sender.toGateway(gateway, message);
    }

    /** One message to each shard, or several if there are more reads than one message may have. */
    void flush() {
        byShard.forEach((shard, reads) -> {
            for (int start = 0; start < reads.size(); start += Outbox.MAX_ITEMS) {
                send(shard, List.copyOf(reads.subList(start, Math.min(reads.size(), start + Outbox.MAX_ITEMS))));
            }
        });
        byShard.clear();
    }

    private void send(int shard, List<ReadAccount> reads) {
        sender.toShard(shard, reads.size() == 1 ? reads.get(0) : new ReadAccounts(reads));
    }
}
