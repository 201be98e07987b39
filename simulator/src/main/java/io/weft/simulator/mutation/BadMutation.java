package io.weft.simulator.mutation;

/**
 * A mutation can't be made: its file can't be read, or does not fit the source any more. The message names the mutation,
 * the file and the reason, for whoever has changed the source and must mend it.
 */
public final class BadMutation extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BadMutation(String mutation, String reason) {
        super(message(mutation, reason));
    }

    public BadMutation(String mutation, String reason, Throwable cause) {
        super(message(mutation, reason), cause);
    }

    private static String message(String mutation, String reason) {
        return "the mutation " + mutation + " can't be made: " + reason;
    }
}
