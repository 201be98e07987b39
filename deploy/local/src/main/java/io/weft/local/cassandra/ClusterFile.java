package io.weft.local.cassandra;

import io.weft.local.process.AtomicFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What the nodes in a directory were started with: their tokens, and where they look for each other, stand in their data.
 *
 * @param nodes       how many
 * @param nativePort  for clients
 * @param storagePort for each other
 */
record ClusterFile(int nodes, int nativePort, int storagePort) {

    private static final String NAME = "cluster.properties";

    static ClusterFile of(LocalCassandraSettings settings) {
        return new ClusterFile(settings.nodes(), settings.nativePort(), settings.storagePort());
    }

    /** @throws CassandraFailed if the file is there and can't be understood */
    static Optional<ClusterFile> read(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(new ClusterFile(number(properties, "nodes"), number(properties, "native-port"),
                    number(properties, "storage-port")));
        } catch (IllegalArgumentException e) {
            throw new CassandraFailed(file + " is damaged (" + e.getMessage() + "); delete " + directory
                    + " to begin anew, with the data in it");
        }
    }

    void write(Path directory) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("nodes", Integer.toString(nodes));
        properties.setProperty("native-port", Integer.toString(nativePort));
        properties.setProperty("storage-port", Integer.toString(storagePort));
        Files.createDirectories(directory);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        AtomicFile.write(directory.resolve(NAME), text.toString());
    }

    /**
     * The settings, with the ports of this file in place of each 0.
     *
     * @throws CassandraFailed if data that was written by this cluster can't be opened with the settings
     */
    LocalCassandraSettings applyTo(LocalCassandraSettings settings) throws CassandraFailed {
        if (settings.nodes() != nodes) {
            throw new CassandraFailed(settings.directory() + " holds the data of " + nodes + " node(s), not of "
                    + settings.nodes() + "; choose another directory, or stop them and delete it");
        }
        int forClients = settings.nativePort() == 0 ? nativePort : settings.nativePort();
        int forNodes = settings.storagePort() == 0 ? storagePort : settings.storagePort();
        if (nodes > 1 && forNodes != storagePort) {
            throw new CassandraFailed("the nodes in " + settings.directory() + " know each other at port " + storagePort
                    + ", not " + forNodes + "; choose that port, or another directory");
        }
        return settings.withPorts(forClients, forNodes);
    }

    private static int number(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null || !value.matches("[1-9][0-9]{0,4}")) {
            throw new IllegalArgumentException(key + " is " + value);
        }
        return Integer.parseInt(value);
    }
}
