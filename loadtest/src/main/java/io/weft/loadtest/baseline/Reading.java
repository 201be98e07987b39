package io.weft.loadtest.baseline;

import io.weft.loadtest.meter.MachineStat;
import io.weft.loadtest.meter.ProcessStat;
import io.weft.loadtest.meter.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * All counters at one moment.
 *
 * @param serverMicros processor time since the start, like clientMicros; {@link #UNKNOWN} where there is no
 *                     {@code /proc}
 * @param machine      null where there is no {@code /proc}
 * @param loadAverage  empty where there is no {@code /proc}
 */
record Reading(long nanos, long committed, long refused, long serverMicros, long clientMicros, long walSyncs,
        long walBytes, MachineStat machine, String loadAverage) {

    static final long UNKNOWN = -1;

    private static final Path LOAD_AVERAGE = Path.of("/proc/loadavg");
    private static final int AVERAGES = 3;

    static Reading now(Tally tally, ProcessHandle postmaster, Connection control) throws SQLException {
        try (Statement statement = control.createStatement();
                ResultSet wal = statement.executeQuery("SELECT wal_sync, wal_bytes FROM pg_stat_wal")) {
            wal.next();
            return new Reading(System.nanoTime(), tally.committed(), tally.refused(), server(postmaster), client(),
                    wal.getLong(1), wal.getLong(2), machineNow(), loadAverageNow());
        }
    }

    private static long server(ProcessHandle postmaster) {
        try {
            return new ProcessTree(postmaster).micros();
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static long client() {
        try {
            return ProcessStat.of(ProcessHandle.current().pid()).ownMicros();
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    private static MachineStat machineNow() {
        try {
            return MachineStat.now();
        } catch (IOException e) {
            return null;
        }
    }

    private static String loadAverageNow() {
        try {
            String[] words = Files.readString(LOAD_AVERAGE).split(" ", AVERAGES + 1);
            return String.join(" ", words[0], words[1], words[2]);
        } catch (IOException e) {
            return "";
        }
    }
}
