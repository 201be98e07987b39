package io.weft.node.testing;

import io.weft.protocol.effects.Sender;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.Outcomes;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.message.ShardMessage.ReadAccount;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Transaction;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;

/** In place of all entities: notes what arrives, and answers as a test wants. Thread-safe. */
public final class FakeLedger implements Sender {

    /** Notes, and says nothing. */
    public static final BiConsumer<FakeLedger, Sent> SILENT = (ledger, sent) -> {};

    /** @param destination such as shard-3 or coordinator-0 */
    public record Sent(String destination, Message message) {}

    /** The address of whoever asked. */
    public record Asker(ActorRef<GatewayMessage> gateway) implements Party {}

    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private volatile BiConsumer<FakeLedger, Sent> behaviour = SILENT;

    /** From now on. */
    public void behave(BiConsumer<FakeLedger, Sent> newBehaviour) {
        behaviour = newBehaviour;
    }

    /** Answers every read of an account at once, and nothing else. */
    public void read(Function<ReadAccount, GatewayMessage> answerTo) {
        behave((ledger, message) -> {
            if (message.message() instanceof ReadAccount read) {
                ledger.answer(read.replyTo(), answerTo.apply(read));
            }
        });
    }

    /** Answers every transaction at once, and nothing else. */
    public void decide(Function<Transaction, Outcome> outcomeOf) {
        behave((ledger, message) -> {
            if (message.message() instanceof Submit submit) {
                ledger.answer(submit, outcomeOf);
            }
        });
    }

    public void answer(Submit submit, Function<Transaction, Outcome> outcomeOf) {
        for (Submit.Item item : submit.items()) {
            answer(item.replyTo(), new Outcomes(List.of(
                    new Outcomes.Item(item.replyTo().requestId(), outcomeOf.apply(item.transaction())))));
        }
    }

    public void answer(ReplyTo replyTo, GatewayMessage answer) {
        ((Asker) replyTo.party()).gateway().tell(answer);
    }

    public List<Sent> sent() {
        return sent;
    }

    public List<Submit> submits() {
        return sent.stream().map(Sent::message).filter(Submit.class::isInstance).map(Submit.class::cast).toList();
    }

    @Override
    public void toShard(int shard, ShardMessage message) {
        if (message instanceof ShardMessage.ReadAccounts several) {
            several.reads().forEach(read -> arrived("shard-" + shard, read));
        } else {
            arrived("shard-" + shard, message);
        }
    }

    @Override
    public void toCoordinator(int coordinator, CoordinatorMessage message) {
        arrived("coordinator-" + coordinator, message);
    }

    @Override
    public void toGateway(Party gateway, GatewayMessage message) {
        throw new UnsupportedOperationException("a gateway does not write to gateways");
    }

    private void arrived(String destination, Message message) {
        Sent arrival = new Sent(destination, message);
        sent.add(arrival);
        behaviour.accept(this, arrival);
    }
}
