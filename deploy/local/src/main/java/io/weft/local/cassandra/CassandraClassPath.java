package io.weft.local.cassandra;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The class path of a node: Cassandra's, which the build writes into a file, and {@link CassandraMain}.
 */
final class CassandraClassPath {

    /** Names the file, for programs that don't run from the tree of the build. */
    static final String FILE_PROPERTY = "weft.cassandra.classpath-file";

    private CassandraClassPath() {}

    /** @throws CassandraFailed if the build has not written it, or what it names is gone */
    static String find() throws IOException {
        Path file = file();
        if (!Files.isRegularFile(file)) {
            throw new CassandraFailed("Cassandra's class path is not in " + file + "; build the module deploy/cassandra, for"
                    + " example with ./weft build, or set the property " + FILE_PROPERTY);
        }
        String jars = Files.readString(file).strip();
        for (String jar : jars.split(File.pathSeparator)) {
            if (!Files.exists(Path.of(jar))) {
                throw new CassandraFailed(file + " names " + jar + ", which does not exist; build deploy/cassandra again");
            }
        }
        return ownClasses() + File.pathSeparator + jars;
    }

    private static Path file() {
        String named = System.getProperty(FILE_PROPERTY);
        if (named != null) {
            return Path.of(named);
        }
        // Either deploy/local/target/classes or a jar beside it.
        Path deploy = ownClasses().getParent().getParent().getParent();
        return deploy.resolve(Path.of("cassandra", "target", "class-path"));
    }

    private static Path ownClasses() {
        try {
            return Path.of(CassandraMain.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of this class is no URI", e);
        }
    }
}
