package io.weft.loadtest.bench.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weft.loadtest.process.WorkDirectory;
import io.weft.local.cassandra.CommitLogSync;
import io.weft.local.cassandra.LocalCassandra;
import io.weft.local.cassandra.LocalCassandraSettings;
import io.weft.local.cassandra.LocalCassandraSettings.Extra;
import io.weft.local.process.OwnedMain;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The usual pattern, as a process of its own, on a Cassandra of its own: one event-sourced entity for each account, a saga for
 * each transfer.
 */
final class SagaProcess {

    static final String CLASS_PATH_PROPERTY = "weft.saga.classpath";

    private static final String MAIN_CLASS = "io.weft.loadtest.saga.SagaBaseline";
    private static final int ACCOUNTS = 10_000;
    private static final int IN_FLIGHT = 256;
    private static final int SPARE_SECONDS = 300;
    /**
     * It makes many small writes at once, and waits for each. With the threads and the commit log that suit the nodes it made 135
     * transfers a second instead of 435; these are Cassandra's defaults.
     */
    private static final Extra MANY_THREADS = new Extra(
            Map.of("native_transport_max_threads", "128", "concurrent_reads", "32", "concurrent_writes", "32"), List.of());

    private SagaProcess() {}

    /**
     * @return what it has printed
     * @throws IOException if it did not come to its end, or its accounts do not hold what they should
     */
    static JsonNode run(String classPath, int warmUpSeconds, int seconds, int cassandraHeapMb)
            throws IOException, InterruptedException {
        try (WorkDirectory directory = WorkDirectory.create(null);
                LocalCassandra cassandra = LocalCassandra.start(
                        LocalCassandraSettings.forTests(directory.path()).withHeapMb(cassandraHeapMb).withQuickCompiler(false)
                                .withCommitLogSync(CommitLogSync.BATCH).with(MANY_THREADS))) {
            InetSocketAddress contact = cassandra.contactPoints().get(0);
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx2g", "-cp",
                    classPath + File.pathSeparator + OwnedMain.classes()));
            command.addAll(OwnedMain.command(true, MAIN_CLASS));
            command.addAll(List.of("--cassandra", contact.getHostString() + ":" + contact.getPort(), "--data-center",
                    cassandra.dataCenter(), "--accounts", String.valueOf(ACCOUNTS), "--in-flight", String.valueOf(IN_FLIGHT),
                    "--warm-up", String.valueOf(warmUpSeconds), "--seconds", String.valueOf(seconds)));
            return run(command, directory.path().resolve("saga.out"), warmUpSeconds + seconds + SPARE_SECONDS);
        }
    }

    private static JsonNode run(List<String> command, Path output, int timeoutSeconds) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            boolean isOver = process.waitFor(timeoutSeconds, TimeUnit.SECONDS);
            List<String> lines = Files.readAllLines(output);
            String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
            if (!isOver || process.exitValue() != 0 || !last.startsWith("{")) {
                throw new IOException("the saga " + (isOver ? "ended with exit code " + process.exitValue() : "did not end")
                        + "; the last line that it wrote: " + last);
            }
            return new ObjectMapper().readTree(last);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
