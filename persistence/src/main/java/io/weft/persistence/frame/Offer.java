package io.weft.persistence.frame;

import io.weft.protocol.journal.EntityId;

/** What an offered position means to a journal that knows its last frame. */
public enum Offer {

    /** The one that is due. */
    NEXT,

    /** That of the last frame: it counts once if it is the same frame, else see {@link #conflict}. */
    REPEAT;

    /** @throws IllegalStateException if it is neither: a bug of the owner */
    public static Offer of(EntityId entity, long last, long offered) {
        if (offered == last + 1) {
            return NEXT;
        }
        if (offered == last && offered > 0) {
            return REPEAT;
        }
        throw new IllegalStateException(entity + ": frame " + offered + " was offered, but the last one is " + last);
    }

    /** The answer to other content for a position that is taken. */
    public static IllegalStateException conflict(EntityId entity, long position) {
        return new IllegalStateException(entity + ": frame " + position + " was offered with other content than it has");
    }
}
