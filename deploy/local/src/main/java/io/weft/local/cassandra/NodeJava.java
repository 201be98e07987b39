package io.weft.local.cassandra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Java that nodes run on: the one of this process, or another. Cassandra 5.0 installs a security manager, which Java 24
 * and later no longer know; our own class in the node needs 17.
 *
 * @param home    of a JDK or JRE
 * @param version such as 17
 */
record NodeJava(Path home, int version) {

    /** Names another Java for the nodes alone. */
    static final String HOME_VARIABLE = "WEFT_CASSANDRA_JAVA_HOME";
    private static final int MIN_VERSION = 17;
    private static final int MAX_VERSION = 23;
    private static final Pattern RELEASE = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    /** @throws CassandraFailed if Cassandra can't run on it */
    static NodeJava find() throws IOException {
        String named = System.getenv(HOME_VARIABLE);
        NodeJava java = named == null || named.isBlank() ? ofThisProcess() : at(Path.of(named));
        java.requireUsable();
        return java;
    }

    static NodeJava ofThisProcess() {
        return new NodeJava(Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    static NodeJava at(Path home) throws IOException {
        Path release = home.resolve("release");
        Matcher version = RELEASE.matcher(Files.isRegularFile(release) ? Files.readString(release) : "");
        if (!version.find()) {
            throw new CassandraFailed(home + " is no home of a Java: it has no file release that names a version");
        }
        return new NodeJava(home, Integer.parseInt(version.group(1)));
    }

    void requireUsable() throws CassandraFailed {
        if (version < MIN_VERSION || version > MAX_VERSION) {
            throw new CassandraFailed("Cassandra 5.0 runs on Java " + MIN_VERSION + " to " + MAX_VERSION + ", but " + home
                    + " is Java " + version + "; install a JDK 17 and set " + HOME_VARIABLE + " to its directory");
        }
    }

    String program() {
        return home.resolve("bin").resolve("java").toString();
    }
}
