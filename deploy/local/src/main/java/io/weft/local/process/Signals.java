package io.weft.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What can be done to a process, its own or not. An interrupt is kept for the caller, and never leaves a process behind. */
final class Signals {

    private static final long KILL_TIMEOUT_MS = 10_000;
    private static final long SIGNAL_TIMEOUT_MS = 5_000;
    /** Counted from the state. */
    private static final int THREADS_FIELD = 17;

    private Signals() {}

    /** SIGSTOP. */
    static void pause(ProcessHandle process) throws IOException {
        send("STOP", process);
    }

    /** SIGCONT. */
    static void resume(ProcessHandle process) throws IOException {
        send("CONT", process);
    }

    /** SIGKILL, also to one that is paused; returns when the process is gone. */
    static void kill(ProcessHandle process) throws IOException {
        process.destroyForcibly();
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
     * process of a container asks for none, such a one stays for ever (state Z, see proc(5)). While other threads than its
     * first one are there, it still holds its ports and files.
     */
    static boolean isAlive(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        String[] fields = systemFields(process);
        boolean ended = fields[0].equals("Z") && Integer.parseInt(fields[THREADS_FIELD]) <= 1;
        return !ended && process.isAlive();
    }

    /** Whether it was stopped by a signal; never so where the system does not tell. */
    static boolean isPaused(ProcessHandle process) {
        return systemFields(process)[0].equals("T");
    }

    static boolean canTellStates() {
        return Files.exists(Path.of("/proc", "self", "stat"));
    }

    /** From its state on, a letter, see proc(5); one that is empty on another system than Linux, or if it ended just now. */
    private static String[] systemFields(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        } catch (IOException e) {
            return new String[] {""};
        }
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

    /** With the shell's own command, which needs no package. */
    private static void send(String name, ProcessHandle process) throws IOException {
        Process kill = new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start();
        try {
            if (!kill.waitFor(SIGNAL_TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
                throw new ProcessFailed("SIG" + name + " could not be sent to process " + process.pid());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
