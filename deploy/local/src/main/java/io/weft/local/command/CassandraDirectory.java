package io.weft.local.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that all commands of Cassandra share. */
final class CassandraDirectory {

    @Option(names = "--directory", paramLabel = "DIR",
            description = "Where the nodes keep data, logs and settings. Default: target/cassandra in the checkout.")
    private Path directory;

    Path path() {
        return directory == null ? standard() : directory;
    }

    static Path standard() {
        return Path.of(System.getProperty("weft.home", "."), "target", "cassandra");
    }
}
