package io.weft.actors.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.message.ShardMessage;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.dispatch.Envelope;
import org.apache.pekko.dispatch.MessageQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import scala.Option;

class EntityMailboxTest {

    private ActorTestKit testKit;
    private MessageQueue queue;

    @BeforeEach
    void create() {
        testKit = ActorTestKit.create();
        queue = new EntityMailbox(2).create(Option.empty(), Option.apply(Adapter.toClassic(testKit.system())));
    }

    @AfterEach
    void shutDown() {
        testKit.shutdownTestKit();
    }

    @Test
    void shouldHandOutControlMessagesFirstAndElseKeepTheOrder() {
        // given
        EntityCommand first = deliver(1);
        EntityCommand second = deliver(2);
        EntityCommand ended = new ShellEvent.RecoveryEnded();
        // when
        enqueue(first);
        enqueue(second);
        enqueue(ended);
        enqueue(EntityCommand.STOP);
        // then
        assertThat(queue.numberOfMessages()).isEqualTo(4);
        assertThat(drained()).containsExactly(ended, EntityCommand.STOP, first, second);
        assertThat(queue.hasMessages()).isFalse();
    }

    @Test
    void shouldDropMessagesAboveItsCapacityButNoControlMessage() {
        // given
        enqueue(deliver(1));
        enqueue(deliver(2));
        // when
        enqueue(deliver(3));
        enqueue(EntityCommand.STOP);
        // then
        assertThat(drained()).containsExactly(EntityCommand.STOP, deliver(1), deliver(2));
    }

    private static EntityCommand deliver(int coordinator) {
        return new EntityCommand.Deliver(new ShardMessage.Bar(coordinator, List.of()));
    }

    private void enqueue(EntityCommand command) {
        queue.enqueue(Adapter.toClassic(testKit.system()).deadLetters(), Envelope.apply(command, ActorRef.noSender(), Adapter.toClassic(testKit.system())));
    }

    private List<Object> drained() {
        List<Object> drained = new ArrayList<>();
        while (queue.hasMessages()) {
            drained.add(queue.dequeue().message());
        }
        return drained;
    }
}
