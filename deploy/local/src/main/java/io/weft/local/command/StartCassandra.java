package io.weft.local.command;

import io.weft.local.cassandra.CommitLogSync;
import io.weft.local.cassandra.LocalCassandra;
import io.weft.local.cassandra.LocalCassandraSettings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts nodes that live on in the background. */
@Command(name = "start", showDefaultValues = true,
        description = "Starts what does not run yet, and waits until all nodes answer. A node takes half"
                + " a GiB of memory beyond its heap. A later start finds the data again.",
        footer = {"", "Example:", "  weft cassandra start --nodes 3 --heap-mb 768 --directory /var/tmp/three"})
final class StartCassandra implements Callable<Integer> {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Mixin
    private CassandraDirectory directory;

    @Option(names = "--nodes", paramLabel = "N", defaultValue = "1", description = "1 or 3.")
    private int nodes;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "9042",
            description = "For clients, at the address of each node; 0 takes a free one, or the one of the last start.")
    private int port;

    @Option(names = "--storage-port", paramLabel = "PORT", defaultValue = "7000",
            description = "Where the nodes talk to each other; 0 as above.")
    private int storagePort;

    @Option(names = "--heap-mb", paramLabel = "MIB", defaultValue = "1024", description = "The heap of each node.")
    private int heapMb;

    @Option(names = "--commit-log-sync", paramLabel = "HOW", defaultValue = "BATCH",
            description = "batch makes a write durable at once, group together with all within 10 ms.")
    private CommitLogSync commitLogSync;

    @Option(names = "--timeout-seconds", paramLabel = "N", defaultValue = "180", description = "For the start of each node.")
    private int timeoutSeconds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        LocalCassandraSettings settings = LocalCassandraSettings.forWork(directory.path())
                .withNodes(nodes)
                .withPorts(port, storagePort)
                .withHeapMb(heapMb)
                .withCommitLogSync(commitLogSync)
                .withStartTimeoutMs(Math.multiplyExact(timeoutSeconds, 1000));
        System.out.println("starting what does not run yet of " + nodes + " node(s) in " + settings.directory()
                + "; each takes 5 to 30 s");
        LocalCassandra cassandra = LocalCassandra.startMissing(settings);
        System.out.print(StatusTable.of(cassandra.status()));
        System.out.println("local data centre: " + cassandra.dataCenter());
        return 0;
    }
}
