package io.weft.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * When a process began, in words: together with its id they name one process, since ids are used again. On Linux they are the tick
 * of the running system and the id of that system's start, for the time of day that Java tells moves whenever the clock is set.
 */
final class Began {

    private static final Path BOOT_ID = Path.of("/proc", "sys", "kernel", "random", "boot_id");

    private Began() {}

    /** Empty if the process has ended, or the system does not tell. */
    static Optional<String> of(ProcessHandle process) {
        Optional<String> ticks = ticks(process);
        return ticks.isPresent() ? ticks : timeOfDay(process);
    }

    /** Whether this was said of this process, in whichever way. */
    static boolean isOf(ProcessHandle process, String began) {
        return ticks(process).filter(began::equals).isPresent() || timeOfDay(process).filter(began::equals).isPresent();
    }

    private static Optional<String> ticks(ProcessHandle process) {
        ProcStat stat = ProcStat.of(process);
        if (!stat.isKnown()) {
            return Optional.empty();
        }
        try {
            return Optional.of("tick " + stat.startTicks() + " of boot " + Files.readString(BOOT_ID).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> timeOfDay(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString);
    }
}
