package io.weft.loadtest.terminal;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows what is going on: on a terminal a line that is written over a few times a second, elsewhere a line every two
 * seconds. Thread-safe.
 */
public final class Progress implements AutoCloseable {

    private static final long TERMINAL_PERIOD_MS = 200;
    private static final long LINE_PERIOD_MS = 2_000;
    /** A line that the terminal breaks could not be written over. */
    private static final int TERMINAL_COLUMNS = 79;

    private final PrintStream out;
    private final boolean isTerminal;
    private final ScheduledExecutorService ticker;
    private final Thread interrupted = new Thread(this::interrupted, "progress-interrupted");
    private Supplier<String> watched;
    private int shownLength;
    private boolean isOver;

    public Progress(PrintStream out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        long periodMs = isTerminal ? TERMINAL_PERIOD_MS : LINE_PERIOD_MS;
        ticker.scheduleAtFixedRate(this::tick, periodMs, periodMs, TimeUnit.MILLISECONDS);
    }

    /**
     * On the standard output of this process, of which the launcher says by {@code weft.terminal} what it is. If the
     * program is interrupted it says so and then nothing more: what fails from then on fails because of that.
     */
    public static Progress onStandardOutput() {
        Progress progress = new Progress(System.out, Boolean.getBoolean("weft.terminal"));
        Runtime.getRuntime().addShutdownHook(progress.interrupted);
        return progress;
    }

    /** A line that stays. */
    public synchronized void say(String line) {
        if (isOver) {
            return;
        }
        erase();
        out.println(line);
        out.flush();
    }

    /** Shows a status, again and again, until the watch is closed or another begins. */
    public synchronized Watch watch(Supplier<String> status) {
        watched = status;
        if (isTerminal) {
            tick();
        }
        return new Watch();
    }

    /** A status that is being shown. */
    public final class Watch implements AutoCloseable {
        @Override
        public void close() {
            synchronized (Progress.this) {
                watched = null;
                erase();
            }
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        try {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException e) {
            // The program is on its way out, and the hook has run.
        }
    }

    private synchronized void interrupted() {
        watched = null;
        say("interrupted: stopping and cleaning up");
        isOver = true;
    }

    private synchronized void tick() {
        if (watched == null || isOver) {
            return;
        }
        String line = watched.get();
        if (isTerminal) {
            line = line.substring(0, Math.min(line.length(), TERMINAL_COLUMNS));
            out.print("\r" + line + " ".repeat(Math.max(0, shownLength - line.length())));
            shownLength = line.length();
        } else {
            out.println(line);
        }
        out.flush();
    }

    private void erase() {
        if (shownLength > 0) {
            out.print("\r" + " ".repeat(shownLength) + "\r");
            shownLength = 0;
        }
    }
}
