package io.weft.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What Linux tells of a process, see proc(5); on other systems nothing.
 *
 * @param fields from the state on, which is the third; none if the process has ended, or the system is another
 */
record ProcStat(List<String> fields) {

    private static final int STATE = 3;
    private static final int THREADS = 20;
    private static final int START_TICKS = 22;

    static ProcStat of(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // The second field is a name, in which anything may be.
            return new ProcStat(List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ")));
        } catch (IOException e) {
            return new ProcStat(List.of());
        }
    }

    static boolean isToldHere() {
        return Files.exists(Path.of("/proc", "self", "stat"));
    }

    boolean isKnown() {
        return fields.size() > START_TICKS - STATE;
    }

    boolean isStoppedBySignal() {
        return isKnown() && fields.get(0).equals("T");
    }

    /** It has ended, and its parent has not asked how. While it has other threads than the first, it still holds files and ports. */
    boolean isZombie() {
        return isKnown() && fields.get(0).equals("Z") && Integer.parseInt(fields.get(THREADS - STATE)) <= 1;
    }

    /** When it began, since the system did; no clock that is set has a part in it. Only of one that is known. */
    String startTicks() {
        return fields.get(START_TICKS - STATE);
    }
}
