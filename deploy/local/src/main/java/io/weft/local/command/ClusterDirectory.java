package io.weft.local.command;

import io.weft.local.cluster.LocalCluster;
import io.weft.local.cluster.NodeProgram;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that all commands of a cluster share. */
final class ClusterDirectory {

    @Option(names = "--directory", paramLabel = "DIR",
            description = "Where the cluster keeps all that it writes. Default: target/cluster in the checkout.")
    private Path directory;

    Path path() {
        Path path = directory == null ? Path.of(System.getProperty("weft.home", "."), "target", "cluster") : directory;
        return path.toAbsolutePath().normalize();
    }

    /** @throws IOException if there is none */
    LocalCluster cluster() throws IOException {
        return LocalCluster.find(path(), NodeProgram.ofThisBuild())
                .orElseThrow(() -> new IOException("no cluster is up in " + path() + "; see weft cluster up --help"));
    }
}
