package io.weft.protocol.driver;

import io.weft.protocol.effects.Sender;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ShardMessage;
import java.util.ArrayList;
import java.util.List;

/** Keeps what one machine sends. */
public final class Inbox implements Sender, Party {

    private final List<Message> messages = new ArrayList<>();

    @Override
    public void toShard(int shard, ShardMessage message) {
        messages.add(message);
    }

    @Override
    public void toCoordinator(int coordinator, CoordinatorMessage message) {
        messages.add(message);
    }

    @Override
    public void toGateway(Party gateway, GatewayMessage message) {
        if (message instanceof GatewayMessage.AccountStates several) {
            messages.addAll(several.states());
        } else {
            messages.add(message);
        }
    }

    /** What came since the last call. */
    public List<Message> take() {
        List<Message> taken = List.copyOf(messages);
        messages.clear();
        return taken;
    }
}
