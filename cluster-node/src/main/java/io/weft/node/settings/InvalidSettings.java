package io.weft.node.settings;

/** The settings can't be used; the message names the key. The node does not start. */
public final class InvalidSettings extends RuntimeException {

    private static final long serialVersionUID = 1;

    public InvalidSettings(String message) {
        super(message);
    }

    InvalidSettings(String message, Throwable cause) {
        super(message, cause);
    }
}
