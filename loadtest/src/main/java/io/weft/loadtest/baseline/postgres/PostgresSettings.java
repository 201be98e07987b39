package io.weft.loadtest.baseline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the cluster is set up: as its manual and common advice have it for such a load, and as durable as by default. */
final class PostgresSettings {

    private static final List<String> MUST_BE_ON = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final List<String> SHOWN = List.of("server_version", "fsync", "synchronous_commit",
            "full_page_writes", "wal_sync_method", "wal_level", "shared_buffers", "wal_buffers", "max_wal_size",
            "checkpoint_timeout", "checkpoint_completion_target", "autovacuum", "jit", "max_connections");
    /** Beside those of the load: of preparation, measuring and audit, and those that PostgreSQL keeps for itself. */
    private static final int MORE_CONNECTIONS = 10;
    private static final long MAX_SHARED_MIB = 1_024;
    private static final long MIN_SHARED_MIB = 32;
    private static final long KIB_PER_MIB = 1_024;
    private static final int SHARE_OF_MEMORY = 4;
    private static final Path MEMORY = Path.of("/proc/meminfo");

    private PostgresSettings() {}

    /** Lines for {@code postgresql.conf}. */
    static String lines(int port, Path socketDirectory, int connections) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "'" + PostgresCluster.HOST + "'");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "'" + socketDirectory.toString().replace("'", "''") + "'");
        settings.put("max_connections", Integer.toString(connections + MORE_CONNECTIONS));
        settings.put("shared_buffers", sharedMib(memory()) + "MB");
        settings.put("max_wal_size", "4GB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("jit", "off");
        return settings.entrySet().stream().map(each -> each.getKey() + " = " + each.getValue())
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String memory() throws IOException {
        return Files.isReadable(MEMORY) ? Files.readString(MEMORY) : "";
    }

    /** A gibibyte, or a quarter of what is free if that is less. */
    static long sharedMib(String memory) {
        long quarter = memory.lines().filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB / SHARE_OF_MEMORY)
                .findFirst().orElse(MAX_SHARED_MIB);
        return Math.max(MIN_SHARED_MIB, Math.min(MAX_SHARED_MIB, quarter));
    }

    /**
     * What the running server says of itself.
     *
     * @throws IOException if it is less durable than Weft
     */
    static Map<String, String> verified(Connection connection) throws IOException, SQLException {
        Map<String, String> shown = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String name : SHOWN) {
                try (ResultSet answer = statement.executeQuery("SHOW " + name)) {
                    answer.next();
                    shown.put(name, answer.getString(1));
                }
            }
        }
        requireDurable(shown);
        return shown;
    }

    static void requireDurable(Map<String, String> shown) throws IOException {
        for (String name : MUST_BE_ON) {
            if (!"on".equals(shown.get(name))) {
                throw new IOException("PostgreSQL must have " + name + " on to be compared with, but it is "
                        + shown.get(name));
            }
        }
    }
}
