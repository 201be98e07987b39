package io.weft.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The process of a node, which this program or an earlier one has started: who it is stands in a file.
 *
 * <p>For one thread, except those that end it, which any thread may call.
 */
public final class BackgroundProcess {

    private static final File NOTHING = new File("/dev/null");

    private final PidFile pidFile;
    /** Held for its standard input, whose end would end the node. */
    private Process owned;

    /** @param pidFile need not exist */
    public BackgroundProcess(Path pidFile) {
        this.pidFile = new PidFile(pidFile);
    }

    /**
     * Starts it and returns at once. If it can't be written down who it is, it is killed.
     *
     * @param endsWithParent whether it watches its standard input
     * @param version        of the program
     */
    public void start(ProcessBuilder builder, boolean endsWithParent, String version) throws IOException {
        if (!endsWithParent) {
            builder.redirectInput(NOTHING);
        }
        owned = builder.start();
        try {
            pidFile.write(owned.toHandle(), version);
        } catch (IOException | RuntimeException e) {
            Attempts cleanUp = new Attempts();
            cleanUp.attempt(() -> Signals.kill(owned.toHandle()));
            cleanUp.addTo(e);
            throw e;
        }
    }

    /**
     * Empty if it has ended.
     *
     * @throws ProcessFailed if the file is damaged
     */
    public Optional<ProcessHandle> find() throws IOException {
        return pidFile.process();
    }

    public boolean runs() throws IOException {
        return find().isPresent();
    }

    /** How it has ended; empty if it runs, or if this object has not started it. */
    public OptionalInt exitCode() {
        return owned == null || owned.isAlive() ? OptionalInt.empty() : OptionalInt.of(owned.exitValue());
    }

    /** Of the process that was started last, dead or alive; empty if there was none. */
    public Optional<String> version() throws IOException {
        return pidFile.version();
    }

    /** Whether it was stopped by a signal; never so where the system does not tell. */
    public boolean isPaused() throws IOException {
        return find().map(Signals::isPaused).orElse(false);
    }

    /** Whether {@link #isPaused} can be told on this system. */
    public static boolean canTellPaused() {
        return ProcStat.isToldHere();
    }

    /** SIGKILL; returns when the process is gone. Does nothing if there is none. */
    public void kill() throws IOException {
        Optional<ProcessHandle> process = find();
        if (process.isPresent()) {
            Signals.kill(process.get());
        }
    }

    /** SIGTERM, also to one that is paused; returns at once. Does nothing if there is none. */
    public void askToStop() throws IOException {
        Optional<ProcessHandle> process = find();
        if (process.isPresent()) {
            Signals.askToStop(process.get());
        }
    }

    /**
     * Kills it if it does not end by itself in time; returns when the process is gone.
     *
     * @return false if it had to be killed
     */
    public boolean awaitEnd(long timeoutMs) throws IOException {
        Optional<ProcessHandle> process = find();
        return process.isEmpty() || Signals.awaitEndOrKill(process.get(), timeoutMs);
    }

    /** SIGSTOP: it neither answers nor ends until {@link #resume}. */
    public void pause(ProcessHandle process) throws IOException {
        Signals.pause(process);
    }

    public void resume(ProcessHandle process) throws IOException {
        Signals.resume(process);
    }
}
