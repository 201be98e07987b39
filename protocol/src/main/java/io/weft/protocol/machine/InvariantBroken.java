package io.weft.protocol.machine;

/** A bug, or a broken machine: the entity that meets it stops. Checked in production too. */
public final class InvariantBroken extends RuntimeException {

    private static final long serialVersionUID = 1;

    public InvariantBroken(String message) {
        super(message);
    }

    /** @throws InvariantBroken if the condition does not hold */
    public static void require(boolean condition, String message) {
        if (!condition) {
            throw new InvariantBroken(message);
        }
    }
}
