package io.weft.local.cassandra;

import io.weft.local.process.OwnedMain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The class path of a node: {@link OwnedMain}, and what the build has written down of Cassandra.
 *
 * @param jars Cassandra and all that it needs
 */
record CassandraClassPath(List<Path> jars) {

    /** Names the file, for programs that don't run from the tree of the build. */
    static final String FILE_PROPERTY = "weft.cassandra.classpath-file";
    private static final Pattern SERVER = Pattern.compile("cassandra-all-(.+)\\.jar");

    CassandraClassPath {
        jars = List.copyOf(jars);
    }

    /** @throws CassandraFailed if the build has not written it, or what it names is gone */
    static CassandraClassPath find() throws IOException {
        Path file = file();
        if (!Files.isRegularFile(file)) {
            throw new CassandraFailed("Cassandra's class path is not in " + file + "; build the module deploy/cassandra, for"
                    + " example with ./weft build, or set the property " + FILE_PROPERTY);
        }
        List<Path> jars = List.of(Files.readString(file).strip().split(File.pathSeparator)).stream().map(Path::of).toList();
        for (Path jar : jars) {
            if (!Files.exists(jar)) {
                throw new CassandraFailed(file + " names " + jar + ", which does not exist; build deploy/cassandra again");
            }
        }
        return new CassandraClassPath(jars);
    }

    String text() {
        StringBuilder text = new StringBuilder(OwnedMain.classes().toString());
        jars.forEach(jar -> text.append(File.pathSeparatorChar).append(jar));
        return text.toString();
    }

    /** Of Cassandra. */
    String version() {
        for (Path jar : jars) {
            Matcher server = SERVER.matcher(jar.getFileName().toString());
            if (server.matches()) {
                return server.group(1);
            }
        }
        return "unknown";
    }

    private static Path file() {
        String named = System.getProperty(FILE_PROPERTY);
        if (named != null) {
            return Path.of(named);
        }
        // Either deploy/local/target/classes or a jar beside it.
        Path deploy = OwnedMain.classes().getParent().getParent().getParent();
        return deploy.resolve(Path.of("cassandra", "target", "class-path"));
    }
}
