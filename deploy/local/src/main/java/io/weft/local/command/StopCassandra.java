package io.weft.local.command;

import io.weft.local.cassandra.LocalCassandra;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends the nodes of a directory, and no other process. */
@Command(name = "stop", description = "Stops all nodes; their data stays. Only processes that start has written down are ended.")
final class StopCassandra implements Callable<Integer> {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Mixin
    private CassandraDirectory directory;

    @Override
    public Integer call() throws IOException {
        Optional<LocalCassandra> cassandra = LocalCassandra.find(directory.path());
        if (cassandra.isEmpty()) {
            System.out.println("nothing was started in " + directory.path());
            return 0;
        }
        long running = cassandra.get().status().stream().filter(node -> node.pid().isPresent()).count();
        cassandra.get().stopAll();
        System.out.println("stopped " + running + " node(s); their data stays in " + cassandra.get().settings().directory());
        return 0;
    }
}
