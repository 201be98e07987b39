package io.weft.simulator.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import io.weft.simulator.entity.Sent;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Steps as a machine might make them, written down by hand, and what they are taken for. */
final class Script {

    static final TxId TX = TxId.of(1_000, 1, 1);
    static final Digest CONTENT = Digest.of(new byte[Digest.BYTES]);
    private static final Party CLIENT = new Party() { };

    private final Reached reached = new Reached();
    private final Watch watch = new Watch(reached);
    private final EntityId entity;

    /** A first life has begun. */
    Script(EntityId entity) {
        this.entity = entity;
        step(1, null, List.of());
    }

    Watch watch() {
        return watch;
    }

    Reached reached() {
        return reached;
    }

    Script step(long epoch, Message input, List<?> records, Sent... sent) {
        watch.stepped(entity, epoch, input, records, List.of(sent));
        return this;
    }

    /** In the first life, without records. */
    Script step(Message input, Sent... sent) {
        return step(1, input, List.of(), sent);
    }

    Script tick(Sent... sent) {
        return step(null, sent);
    }

    /** Each so often; every other transition never, but for the beginning of a life. */
    void shouldHaveReached(Transition... transitions) {
        List<Transition> begin = List.of(Transition.SHARD_STARTS, Transition.COORDINATOR_STARTS);
        assertThat(Arrays.stream(Transition.values()).filter(transition -> !begin.contains(transition))
                .flatMap(transition -> Collections.nCopies((int) reached.count(transition), transition).stream()))
                .containsExactlyInAnyOrder(transitions);
    }

    static Attempt attempt(long epoch, long sequence) {
        return new Attempt(0, epoch, sequence);
    }

    static Submit submit(long requestId) {
        Transaction transaction = new Transaction(TX, List.of(new Step.OpenAccount(new AccountId(0, 0, 1))));
        return new Submit(List.of(new Submit.Item(transaction, CONTENT, replyTo(requestId))));
    }

    static ReplyTo replyTo(long requestId) {
        return new ReplyTo(CLIENT, requestId);
    }

    static Sent outcome(long requestId, Outcome outcome) {
        return toClient(new GatewayMessage.Outcomes(List.of(new GatewayMessage.Outcomes.Item(requestId, outcome))));
    }

    static Sent toClient(GatewayMessage message) {
        return new Sent(null, CLIENT, message);
    }

    static Sent toShard(int shard, Message message) {
        return new Sent(EntityId.shard(shard), null, message);
    }

    static Sent toCoordinator(Message message) {
        return new Sent(EntityId.coordinator(0), null, message);
    }
}
