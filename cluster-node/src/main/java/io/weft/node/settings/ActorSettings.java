package io.weft.node.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.weft.actors.entity.EntityMailbox;
import io.weft.actors.entity.EntitySettings;
import io.weft.actors.placement.PlacementSettings;

/**
 * The settings that the actors read by themselves, when the journal is open already. They are checked here before
 * anything is, so that a wrong one is refused like every other.
 */
final class ActorSettings {

    static final String BUFFER_KEY = "pekko.cluster.sharding.buffer-size";

    private static final String MIN_MEMBERS_KEY = "pekko.cluster.min-nr-of-members";
    private static final String JAVA_SERIALIZATION_KEY = "pekko.actor.allow-java-serialization";

    private ActorSettings() {}

    /** @throws InvalidSettings naming the key */
    static void check(Config all) {
        checkEntities(all);
        checkPlacement(all);
        try {
            checkMailbox(all);
            new Section(all, "weft.sharding").longWithin("wake-interval-ms", 100, 3_600_000);
            if (all.getBoolean(JAVA_SERIALIZATION_KEY)) {
                throw new InvalidSettings(JAVA_SERIALIZATION_KEY + " must be off: reading Java serialization runs code of the "
                        + "sender's choice");
            }
            all.getInt(BUFFER_KEY);
            if (all.getInt(MIN_MEMBERS_KEY) > 1) {
                throw new InvalidSettings(MIN_MEMBERS_KEY + " must stay 1: a cluster that becomes smaller would not find its lost"
                        + " entities again; weft.cluster.min-members is what you want");
            }
        } catch (ConfigException e) {
            throw new InvalidSettings(e.getMessage(), e);
        }
    }

    private static void checkEntities(Config all) {
        try {
            EntitySettings.of(all);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettings(e.getMessage(), e);
        } catch (ConfigException e) {
            throw new InvalidSettings("weft.entities: " + e.getMessage(), e);
        }
    }

    private static void checkPlacement(Config all) {
        try {
            PlacementSettings.of(all);
        } catch (IllegalArgumentException | ConfigException e) {
            throw new InvalidSettings(e.getMessage(), e);
        }
    }

    private static void checkMailbox(Config all) {
        Section mailbox = new Section(all, EntitySettings.MAILBOX);
        mailbox.intWithin("capacity-messages", 1, 1 << 20);
        if (!mailbox.text("mailbox-type").equals(EntityMailbox.class.getName())) {
            throw new InvalidSettings(mailbox.fullKey("mailbox-type") + " must stay " + EntityMailbox.class.getName()
                    + ": no other keeps what the entities tell themselves");
        }
    }
}
