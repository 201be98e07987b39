package io.weft.actors.entity;

import io.weft.protocol.message.Message;
import org.apache.pekko.dispatch.ControlMessage;

/** What the actor of an entity is told. All but {@link Deliver} concerns the actor, not the machine in it. */
public sealed interface EntityCommand permits EntityCommand.Deliver, EntityCommand.Wake, EntityCommand.Stop,
                EntityCommand.Unreadable, ShellEvent {

    EntityCommand WAKE = new Wake();
    EntityCommand STOP = new Stop();
    EntityCommand UNREADABLE = new Unreadable();

    /** A message of the protocol. At most once: it is dropped whenever the entity has no room for it (rule 17). */
    record Deliver(Message message) implements EntityCommand {}

    /** Starts the entity if it does not run; nothing otherwise. */
    record Wake() implements EntityCommand {}

    /** What a message has become that this node does not understand. Dropped. */
    record Unreadable() implements EntityCommand {}

    /** Finishes what it has taken, journal and answers, and stops. Overtakes what is in the mailbox. */
    record Stop() implements EntityCommand, ControlMessage {}
}
