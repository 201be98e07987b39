package io.weft.actors.fake;

import io.weft.protocol.effects.Sender;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ShardMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was sent, in order. */
public final class RecordingSender implements Sender {

    private final List<Message> sent = new CopyOnWriteArrayList<>();

    public List<Message> sent() {
        return sent;
    }

    @Override
    public void toShard(int shard, ShardMessage message) {
        sent.add(message);
    }

    @Override
    public void toCoordinator(int coordinator, CoordinatorMessage message) {
        sent.add(message);
    }

    @Override
    public void toGateway(Party gateway, GatewayMessage message) {
        sent.add(message);
    }
}
