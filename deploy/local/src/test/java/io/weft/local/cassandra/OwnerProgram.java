package io.weft.local.cassandra;

import java.nio.file.Path;

/** Starts a node and never ends it. */
final class OwnerProgram {

    private OwnerProgram() {}

    public static void main(String[] args) throws Exception {
        LocalCassandra.start(LocalCassandraSettings.forTests(Path.of(args[0])));
    }
}
