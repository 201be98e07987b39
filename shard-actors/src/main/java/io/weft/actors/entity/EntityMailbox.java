package io.weft.actors.entity;

import com.typesafe.config.Config;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.DeadLetter;
import org.apache.pekko.dispatch.ControlMessage;
import org.apache.pekko.dispatch.Envelope;
import org.apache.pekko.dispatch.MailboxType;
import org.apache.pekko.dispatch.MessageQueue;
import org.apache.pekko.dispatch.ProducesMessageQueue;
import scala.Option;

/**
 * The mailbox of entities: bounded for what others send, and with a way past it for what the shell tells itself.
 *
 * <p>Pekko's bounded mailboxes drop whatever comes when they are full, so the end of an append would be lost and the
 * entity would hang; its mailboxes with priorities are unbounded, or bounded for both at once. Here a message of the
 * protocol that meets a full mailbox is dropped (senders re-send, rule 17), and a {@link ControlMessage} never is. It
 * also goes first: the journal has its next frame, and clients have their answers, without waiting for the rest of a
 * burst to be stepped.
 */
public final class EntityMailbox implements MailboxType, ProducesMessageQueue<MessageQueue> {

    private final int capacityMessages;

    /** Called by Pekko. */
    public EntityMailbox(ActorSystem.Settings settings, Config config) {
        this(config.getInt("capacity-messages"));
    }

    EntityMailbox(int capacityMessages) {
        EntitySettings.requireAtLeastOne("weft.mailboxes.entities.capacity-messages", capacityMessages);
        this.capacityMessages = capacityMessages;
    }

    @Override
    public MessageQueue create(Option<ActorRef> owner, Option<ActorSystem> system) {
        return new TwoQueues(capacityMessages, system.isEmpty() ? ActorRef.noSender() : system.get().deadLetters());
    }

    /** Many threads put, the dispatcher's thread takes. */
    private static final class TwoQueues implements MessageQueue {

        private final Queue<Envelope> control = new ConcurrentLinkedQueue<>();
        private final Queue<Envelope> ordinary;
        private final ActorRef deadLetters;

        TwoQueues(int capacityMessages, ActorRef deadLetters) {
            this.ordinary = new LinkedBlockingQueue<>(capacityMessages);
            this.deadLetters = deadLetters;
        }

        @Override
        public void enqueue(ActorRef receiver, Envelope envelope) {
            Queue<Envelope> queue = envelope.message() instanceof ControlMessage ? control : ordinary;
            if (!queue.offer(envelope)) {
                deadLetters.tell(new DeadLetter(envelope.message(), envelope.sender(), receiver), envelope.sender());
            }
        }

        @Override
        public Envelope dequeue() {
            Envelope first = control.poll();
            return first != null ? first : ordinary.poll();
        }

        @Override
        public int numberOfMessages() {
            return control.size() + ordinary.size();
        }

        @Override
        public boolean hasMessages() {
            return !control.isEmpty() || !ordinary.isEmpty();
        }

        @Override
        public void cleanUp(ActorRef owner, MessageQueue deadLetterQueue) {
            for (Envelope left = dequeue(); left != null; left = dequeue()) {
                deadLetterQueue.enqueue(owner, left);
            }
        }
    }
}
