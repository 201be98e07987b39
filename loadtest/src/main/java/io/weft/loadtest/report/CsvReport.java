package io.weft.loadtest.report;

import io.weft.loadtest.result.LatencyResult;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.SecondResult;
import java.io.IOException;
import java.nio.file.Path;

/** A line for each second of a run, comma-separated, below a header; what is unknown is empty. */
public final class CsvReport {

    static final String HEADER = "second,warm_up,ended,committed,rejected,retries,in_flight,"
            + "p50_us,p90_us,p99_us,p999_us,max_us,behind_us,node_cpu_ms,client_cpu_ms";

    private CsvReport() {}

    /**
     * @throws IOException if the file can't be written; names it
     */
    public static void write(LoadResult result, Path file) throws IOException {
        ReportFile.write(file, out -> {
            out.write(HEADER + "\n");
            for (SecondResult second : result.seconds()) {
                out.write(line(second) + "\n");
            }
        });
    }

    private static String line(SecondResult second) {
        return String.join(",",
                String.valueOf(second.second()),
                String.valueOf(second.warmUp()),
                String.valueOf(second.ended()),
                String.valueOf(second.committed()),
                String.valueOf(second.rejected()),
                String.valueOf(second.retries()),
                String.valueOf(second.inFlight()),
                latencies(second.latency()),
                String.valueOf(second.behindUs()),
                known(second.nodeMillis()),
                known(second.clientMillis()));
    }

    private static String latencies(LatencyResult latency) {
        if (latency.count() == 0) {
            return ",,,,";
        }
        return latency.p50Us() + "," + latency.p90Us() + "," + latency.p99Us() + "," + latency.p999Us() + "," + latency.maxUs();
    }

    private static String known(long value) {
        return value < 0 ? "" : String.valueOf(value);
    }
}
