package io.weft.actors.entity;

import io.weft.protocol.message.Message;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.dispatch.ControlMessage;

/** What the actor of an entity is told. All but {@link Deliver} concerns the actor, not the machine in it. */
public sealed interface EntityCommand permits EntityCommand.Deliver, EntityCommand.Wake, EntityCommand.Stop,
                EntityCommand.TakeCheckpoint, EntityCommand.Unreadable, ShellEvent {

    EntityCommand WAKE = new Wake();
    EntityCommand STOP = new Stop();
    EntityCommand UNREADABLE = new Unreadable();

    /** A message of the protocol. At most once: it is dropped whenever the entity has no room for it (rule 17). */
    record Deliver(Message message) implements EntityCommand {}

    /** Starts the entity if it does not run; nothing otherwise. */
    record Wake() implements EntityCommand {}

    /** What a message has become that this node does not understand. Dropped. */
    record Unreadable() implements EntityCommand {}

    /**
     * Takes a checkpoint soon, if there is something to show. From this node alone.
     *
     * @param done ends when there is one, or when none is to be expected; never, if the entity stops before it hears of it
     */
    record TakeCheckpoint(CompletableFuture<Void> done) implements EntityCommand, ControlMessage, NoSerializationVerificationNeeded {}

    /** Finishes what it has taken, journal and answers, and stops. Overtakes what is in the mailbox. */
    record Stop() implements EntityCommand, ControlMessage {}
}
