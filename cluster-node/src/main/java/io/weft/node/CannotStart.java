package io.weft.node;

/** The node has not started; the message says why, for whoever runs it. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;

    CannotStart(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
