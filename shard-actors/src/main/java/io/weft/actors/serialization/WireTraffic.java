package io.weft.actors.serialization;

import java.util.concurrent.atomic.LongAdder;
import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;
import org.apache.pekko.actor.typed.ActorSystem;

/** What a node has sent to other nodes since it started. Thread-safe. */
public final class WireTraffic implements Extension {

    static final AbstractExtensionId<WireTraffic> ID = new Id();

    private final LongAdder messages = new LongAdder();
    private final LongAdder bytes = new LongAdder();

    private static final class Id extends AbstractExtensionId<WireTraffic> {
        @Override
        public WireTraffic createExtension(ExtendedActorSystem system) {
            return new WireTraffic();
        }
    }

    public static WireTraffic of(ActorSystem<?> system) {
        return ID.get(system.classicSystem());
    }

    void sent(int size) {
        messages.increment();
        bytes.add(size);
    }

    /** Those of Pekko included. */
    public long messages() {
        return messages.sum();
    }

    /** Of those messages, with their envelopes; TCP's own headers are not known here. */
    public long bytes() {
        return bytes.sum();
    }
}
