package io.weft.local.command;

import io.weft.local.cassandra.LocalCassandra;
import io.weft.local.cassandra.NodeStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the nodes of a directory. */
@Command(name = "status", description = "Shows each node. Ends with 0 if all are up, otherwise with 1.")
final class CassandraStatus implements Callable<Integer> {

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Mixin
    private CassandraDirectory directory;

    @Override
    public Integer call() throws IOException {
        Optional<LocalCassandra> cassandra = LocalCassandra.find(directory.path());
        if (cassandra.isEmpty()) {
            System.out.println("nothing was started in " + directory.path() + "; see weft cassandra start --help");
            return 1;
        }
        List<NodeStatus> nodes = cassandra.get().status();
        System.out.print(StatusTable.of(nodes));
        return nodes.stream().allMatch(node -> node.pid().isPresent() && node.answers()) ? 0 : 1;
    }
}
