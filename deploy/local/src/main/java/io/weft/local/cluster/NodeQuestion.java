package io.weft.local.cluster;

import io.weft.local.process.Programs;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks nodes, through a program that comes with them. */
final class NodeQuestion {

    private static final long TIMEOUT_MS = 20_000;

    private NodeQuestion() {}

    /** By address; without those that do not answer within two seconds. */
    static Map<String, Told> ask(NodeProgram program, List<String> addresses) throws IOException, InterruptedException {
        Map<String, Told> told = new HashMap<>();
        if (addresses.isEmpty()) {
            return told;
        }
        for (String line : Programs.run(program.statisticsCommand(addresses), TIMEOUT_MS).output().lines().toList()) {
            int blank = line.indexOf(" up-time-ms=");
            if (blank > 0) {
                told.put(line.substring(0, blank), Told.parse(line.substring(blank + 1)));
            }
        }
        return told;
    }
}
