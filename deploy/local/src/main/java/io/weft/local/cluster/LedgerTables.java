package io.weft.local.cluster;

import io.weft.local.process.LogEnd;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The tables of the ledger on Cassandra, which a program beside the node makes. */
final class LedgerTables {

    private static final long TIMEOUT_MS = 120_000;

    private LedgerTables() {}

    /**
     * Makes what is not there yet.
     *
     * @param conf the settings of a node
     * @param log  for what the program has to say
     * @throws ClusterFailed if they can't be made; says why
     */
    static void apply(NodeProgram program, Path conf, Path log) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program.schemaCommand(conf))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
                throw new ClusterFailed("the ledger's tables were not made within " + TIMEOUT_MS + " ms" + LogEnd.of(log));
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new ClusterFailed("the ledger's tables can't be made, exit code " + process.exitValue() + LogEnd.of(log));
        }
    }
}
