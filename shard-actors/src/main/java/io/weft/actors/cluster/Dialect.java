package io.weft.actors.cluster;

import org.apache.pekko.actor.AbstractExtensionId;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.actor.Extension;

/**
 * The version in which this node writes messages: the newest that all members understand. It reads all that it knows, whatever
 * this says. Thread-safe.
 */
public final class Dialect implements Extension {

    public static final AbstractExtensionId<Dialect> ID = new Id();

    private volatile int version = WireVersion.OLDEST;

    private static final class Id extends AbstractExtensionId<Dialect> {
        @Override
        public Dialect createExtension(ExtendedActorSystem system) {
            return new Dialect();
        }
    }

    /** Until the members are known, the oldest: that is understood by all. */
    public int version() {
        return version;
    }

    /** @throws IllegalArgumentException if this node can't write it */
    public void use(int newVersion) {
        if (newVersion < WireVersion.OLDEST || newVersion > WireVersion.CURRENT) {
            throw new IllegalArgumentException("messages of version " + newVersion + " can't be written here, only of "
                    + WireVersion.range());
        }
        version = newVersion;
    }
}
