package io.weft.loadtest.meter;

import java.io.IOException;
import java.util.Locale;

/** How busy the machine was since a moment, in words. */
public final class MachineUse {

    private final MachineStat before;

    private MachineUse(MachineStat before) {
        this.before = before;
    }

    /** From now on. */
    public static MachineUse begin() {
        return new MachineUse(nowOrNull());
    }

    /** Null where the system does not tell. */
    private static MachineStat nowOrNull() {
        try {
            return MachineStat.now();
        } catch (IOException e) {
            return null;
        }
    }

    /** Until now. */
    public String inWords() {
        String processors = Runtime.getRuntime().availableProcessors() + " processors";
        MachineStat now = nowOrNull();
        return before == null || now == null ? processors
                : String.format(Locale.ROOT, "%s, %.0f %% busy with everything, %.0f %% taken by neighbours", processors,
                        now.busyPercentSince(before), now.stealPercentSince(before));
    }
}
