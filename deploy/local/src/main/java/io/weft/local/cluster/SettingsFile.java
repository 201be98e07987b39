package io.weft.local.cluster;

import io.weft.local.cassandra.LocalCassandraSettings;
import io.weft.local.process.AtomicFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/** What the cluster in a directory was started with last, so that a later command can add a node of the same kind. */
final class SettingsFile {

    private static final String NAME = "cluster.properties";
    private static final String OWNS_CASSANDRA = "owns-cassandra";
    private static final String EXTRA = "extra.";
    private static final String JAVA_OPTIONS = "java-options.";

    private SettingsFile() {}

    /** @throws ClusterFailed if the file is there and can't be understood */
    static Optional<LocalClusterSettings> read(Path directory) throws IOException {
        return read(directory, properties -> settings(directory, properties));
    }

    /** Whether the Cassandra of that cluster is its own; empty if there was no start. The same exception as above. */
    static Optional<Boolean> ownsCassandra(Path directory) throws IOException {
        // Files of earlier versions don't say, and then nothing that may be somebody else's is deleted.
        return read(directory, properties -> Boolean.parseBoolean(properties.getProperty(OWNS_CASSANDRA, "false")));
    }

    private static <T> Optional<T> read(Path directory, Function<Properties, T> content) throws IOException {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(content.apply(properties));
        } catch (IllegalArgumentException e) {
            throw new ClusterFailed(file + " is damaged (" + e.getMessage() + "); stop the processes whose ids are in the files"
                    + " named pid below " + directory + ", and delete the directory");
        }
    }

    private static LocalClusterSettings settings(Path directory, Properties properties) {
        // Its ports stand in its own directory.
        LocalCassandraSettings cassandra = LocalCassandraSettings.forWork(Path.of(text(properties, "cassandra-directory")))
                .withNodes(number(properties, "cassandra-nodes")).withPorts(0, 0);
        return new LocalClusterSettings(directory, number(properties, "nodes"), number(properties, "heap-mb"),
                list(properties, JAVA_OPTIONS), number(properties, "grpc-port"), number(properties, "cluster-port"),
                list(properties, EXTRA), cassandra, text(properties, "keyspace"),
                Boolean.parseBoolean(text(properties, "ends-with-parent")), number(properties, "start-timeout-ms"));
    }

    static void write(LocalClusterSettings settings, boolean ownsCassandra) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("nodes", Integer.toString(settings.nodes()));
        properties.setProperty("heap-mb", Integer.toString(settings.heapMb()));
        properties.setProperty("grpc-port", Integer.toString(settings.grpcPort()));
        properties.setProperty("cluster-port", Integer.toString(settings.clusterPort()));
        properties.setProperty("cassandra-directory", settings.cassandra().directory().toString());
        properties.setProperty("cassandra-nodes", Integer.toString(settings.cassandra().nodes()));
        properties.setProperty(OWNS_CASSANDRA, Boolean.toString(ownsCassandra));
        properties.setProperty("keyspace", settings.keyspace());
        properties.setProperty("ends-with-parent", Boolean.toString(settings.endsWithParent()));
        properties.setProperty("start-timeout-ms", Integer.toString(settings.startTimeoutMs()));
        put(properties, JAVA_OPTIONS, settings.javaOptions());
        put(properties, EXTRA, settings.extra());
        Files.createDirectories(settings.directory());
        StringWriter text = new StringWriter();
        properties.store(text, null);
        AtomicFile.write(settings.directory().resolve(NAME), text.toString());
    }

    static void delete(Path directory) throws IOException {
        Files.deleteIfExists(directory.resolve(NAME));
    }

    private static void put(Properties properties, String prefix, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            properties.setProperty(prefix + i, values.get(i));
        }
    }

    private static List<String> list(Properties properties, String prefix) {
        List<String> values = new ArrayList<>();
        while (properties.containsKey(prefix + values.size())) {
            values.add(properties.getProperty(prefix + values.size()));
        }
        return values;
    }

    private static int number(Properties properties, String key) {
        String value = text(properties, key);
        if (!value.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(key + " is " + value);
        }
        return Integer.parseInt(value);
    }

    private static String text(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }
}
