package io.weft.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What can be done to a process, its own or not. An interrupt is kept for the caller, and never leaves a process behind. */
final class Signals {

    private static final long KILL_TIMEOUT_MS = 10_000;
    private static final long SIGNAL_TIMEOUT_MS = 5_000;

    private Signals() {}

    /** SIGSTOP. The same exception as {@link #resume}. */
    static void pause(ProcessHandle process) throws IOException {
        send("STOP", process);
    }

    /**
     * SIGCONT.
     *
     * @throws ProcessFailed if the process has ended, or is not this user's to command
     */
    static void resume(ProcessHandle process) throws IOException {
        send("CONT", process);
    }

    /**
     * SIGTERM, also to one that is paused; returns at once. Does nothing to one that has ended.
     *
     * @throws ProcessFailed if it is not this user's to command
     */
    static void askToStop(ProcessHandle process) throws IOException {
        requireSent("TERM", process, process.destroy());
        try {
            resume(process);
        } catch (ProcessFailed e) {
            if (isAlive(process)) {
                throw e;
            }
        }
    }

    /**
     * SIGKILL, also to one that is paused; returns when the process is gone.
     *
     * @throws ProcessFailed if it is not this user's to command, or does not end
     */
    static void kill(ProcessHandle process) throws IOException {
        requireSent("KILL", process, process.destroyForcibly());
        if (!hasEnded(process, KILL_TIMEOUT_MS)) {
            throw new ProcessFailed("process " + process.pid() + " was killed, but does not end");
        }
    }

    /** For one that was asked to stop. False if it had to be killed. */
    static boolean awaitEndOrKill(ProcessHandle process, long timeoutMs) throws IOException {
        if (hasEnded(process, timeoutMs)) {
            return true;
        }
        kill(process);
        return false;
    }

    /**
     * Whether it runs, or is paused. A process that has ended but whose end nobody has asked for is dead: where the first
     * process of a container asks for none, such a one stays for ever.
     */
    static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !ProcStat.of(process).isZombie() && process.isAlive();
    }

    /** Whether it was stopped by a signal; never so where the system does not tell. */
    static boolean isPaused(ProcessHandle process) {
        return ProcStat.of(process).isStoppedBySignal();
    }

    private static boolean hasEnded(ProcessHandle process, long timeoutMs) {
        Waiting waiting = new Waiting(timeoutMs);
        try {
            while (isAlive(process)) {
                if (!waiting.goOn()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void requireSent(String name, ProcessHandle process, boolean sent) throws ProcessFailed {
        if (!sent && isAlive(process)) {
            throw notSent(name, process, "the system does not allow it");
        }
    }

    /** With the shell's own command, which needs no package. */
    private static void send(String name, ProcessHandle process) throws IOException {
        Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).redirectErrorStream(true).start();
        try {
            if (!kill.waitFor(SIGNAL_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
                throw notSent(name, process, "the command does not end");
            }
            if (kill.exitValue() != 0) {
                throw notSent(name, process, new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
            }
        } catch (InterruptedException e) {
            // It is on its way.
            Thread.currentThread().interrupt();
        }
    }

    private static ProcessFailed notSent(String name, ProcessHandle process, String why) {
        return new ProcessFailed("SIG" + name + " could not be sent to process " + process.pid() + ": " + why);
    }
}
