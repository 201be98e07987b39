package io.weft.persistence.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import io.weft.protocol.journal.JournalUnusable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of the journal, in versions. Each version is a file of CQL that leads there from the one before and may be applied
 * again. Blocks.
 */
public final class Schema {

    /** In order; the first is version 1. */
    private static final List<String> FILES = List.of("001-journal.cql");

    /** What this build reads and writes. */
    public static final int VERSION = FILES.size();

    private final CqlSession session;
    private final String keyspace;

    Schema(CqlSession session, String keyspace) {
        this.session = session;
        this.keyspace = keyspace;
    }

    /**
     * Brings the schema up to {@link #VERSION}. May be repeated, also after it was interrupted.
     *
     * @param replication copies in each data centre, by its name; used if the keyspace is not there yet
     * @return the versions that were applied
     * @throws JournalUnusable if Cassandra can't be reached, refuses, or has a newer schema
     */
    public static List<Integer> apply(CassandraSettings settings, Map<String, Integer> replication) {
        try (CqlSession session = Sessions.connect(settings)) {
            return Faults.atStart(settings, () -> new Schema(session, settings.keyspace()).apply(replication));
        }
    }

    /** @return 0 if there is none */
    public static int versionIn(CassandraSettings settings) {
        try (CqlSession session = Sessions.connect(settings)) {
            return Faults.atStart(settings, () -> new Schema(session, settings.keyspace()).version());
        }
    }

    private List<Integer> apply(Map<String, Integer> replication) {
        String copies = replication.entrySet().stream()
                .map(entry -> ", '" + entry.getKey().replace("'", "''") + "': " + entry.getValue())
                .collect(Collectors.joining());
        change("CREATE KEYSPACE IF NOT EXISTS " + keyspace
                + " WITH replication = {'class': 'NetworkTopologyStrategy'" + copies + "}");
        change("CREATE TABLE IF NOT EXISTS " + keyspace + ".schema_version (part int, version int, applied timestamp,"
                + " PRIMARY KEY (part, version))");
        int version = version();
        requireNotNewer(version);
        List<Integer> applied = new ArrayList<>();
        for (int next = version + 1; next <= VERSION; next++) {
            statements(FILES.get(next - 1)).forEach(this::change);
            change("INSERT INTO " + keyspace + ".schema_version (part, version, applied) VALUES (0, " + next
                    + ", toTimestamp(now()))");
            applied.add(next);
        }
        return applied;
    }

    private void change(String cql) {
        session.execute(SimpleStatement.newInstance(cql).setTimeout(Sessions.SCHEMA_TIMEOUT).setIdempotent(true));
    }

    private List<String> statements(String file) {
        try (InputStream in = Schema.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing in this build");
            }
            String cql = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^--.*$", "")
                    .replace("{keyspace}", keyspace);
            return Stream.of(cql.split(";")).map(String::strip).filter(statement -> !statement.isEmpty()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws JournalUnusable if it is not the one of this build */
    void requireCurrent() {
        int version = version();
        if (version == 0) {
            throw new JournalUnusable("Cassandra has no schema of Weft in keyspace " + keyspace
                    + " (weft.journal.cassandra.keyspace): apply it with weft schema apply");
        }
        if (version < VERSION) {
            throw new JournalUnusable("the schema in keyspace " + keyspace + " has version " + version + ", and this build needs "
                    + VERSION + ": apply it with weft schema apply");
        }
        requireNotNewer(version);
    }

    private void requireNotNewer(int version) {
        if (version > VERSION) {
            throw new JournalUnusable("the schema in keyspace " + keyspace + " has version " + version
                    + ", and this build knows only up to " + VERSION + ": use a newer build");
        }
    }

    private int version() {
        try {
            var row = session.execute(SimpleStatement.newInstance(
                    "SELECT max(version) FROM " + keyspace + ".schema_version WHERE part = 0").setIdempotent(true)).one();
            return row == null || row.isNull(0) ? 0 : row.getInt(0);
        } catch (InvalidQueryException e) {
            if (Faults.isForbidden(e)) {
                throw e;
            }
            // Neither the keyspace nor the table need be there.
            return 0;
        }
    }
}
