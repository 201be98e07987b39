package io.weft.node;

/** Told when the node must not go on. The process is expected to end at once; nothing is tidied up, as after a crash. */
@FunctionalInterface
public interface FatalHandler {

    /**
     * May be called more than once, on any thread.
     *
     * @param message for whoever runs the node
     * @param cause   for whoever debugs it
     */
    void end(ExitCode code, String message, Throwable cause);
}
