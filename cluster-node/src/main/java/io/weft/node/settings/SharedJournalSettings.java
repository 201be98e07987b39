package io.weft.node.settings;

import io.weft.persistence.cassandra.CassandraSettings;
import io.weft.persistence.cassandra.CassandraSettings.Credentials;
import io.weft.persistence.cassandra.CassandraSettings.Store;
import io.weft.persistence.cassandra.CassandraSettings.Tls;
import io.weft.persistence.pace.GroupPace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Section {@code weft.journal.cassandra}, if {@code weft.journal.kind} asks for it.
 *
 * @param replication copies in each data centre, for whoever makes the keyspace
 */
public record SharedJournalSettings(CassandraSettings cassandra, Map<String, Integer> replication) {

    static final String KIND = "cassandra";
    private static final List<String> KINDS = List.of("embedded", KIND);
    private static final List<String> CONSISTENCIES = List.of("QUORUM", "LOCAL_QUORUM");
    private static final int MAX_COPIES = 100;

    static Optional<SharedJournalSettings> read(Section journal, String cluster) {
        String kind = oneOf(journal, "kind", KINDS);
        if (kind.equals("embedded")) {
            return Optional.empty();
        }
        Section section = journal.section(KIND);
        try {
            return Optional.of(new SharedJournalSettings(settings(section, cluster), replication(section)));
        } catch (IllegalArgumentException e) {
            throw new InvalidSettings(e.getMessage(), e);
        }
    }

    private static CassandraSettings settings(Section section, String cluster) {
        return new CassandraSettings(
                cluster,
                section.texts("contact-points"),
                section.text("data-center"),
                section.text("keyspace"),
                oneOf(section, "consistency", CONSISTENCIES).equals("LOCAL_QUORUM"),
                section.intWithin("connect-timeout-ms", 100, 600_000),
                section.intWithin("request-timeout-ms", 100, 60_000),
                section.bytesWithin("max-in-flight-bytes", 1, 16L << 30),
                new GroupPace(section.intWithin("group-gap-per-append-us", 0, GroupPace.MOST_US),
                        section.intWithin("max-group-gap-us", 0, GroupPace.MOST_US)),
                Math.toIntExact(section.bytesWithin("segment-bytes", 1, 1 << 30)),
                Math.toIntExact(section.bytesWithin("checkpoint-bytes", 1, 1 << 30)),
                section.isTrue("require-synced-log"),
                section.optionalText("user").map(user -> new Credentials(user, secret(section, "password-file"))),
                tls(section.section("tls")));
    }

    private static Optional<Tls> tls(Section tls) {
        if (!tls.isTrue("enabled")) {
            return Optional.empty();
        }
        return Optional.of(new Tls(store(tls, "trust-store"), store(tls, "key-store"), tls.isTrue("check-host-name")));
    }

    private static Optional<Store> store(Section tls, String key) {
        return tls.optionalPath(key).map(file -> {
            if (!Files.isReadable(file)) {
                throw new InvalidSettings(tls.fullKey(key) + ": there is no file " + file + ", or it can't be read");
            }
            return new Store(file.toString(), secret(tls, key + "-password-file"));
        });
    }

    private static String secret(Section section, String key) {
        Path file = section.path(key);
        try {
            return Files.readAllLines(file).stream().findFirst().orElse("");
        } catch (IOException e) {
            throw new InvalidSettings(section.fullKey(key) + ": " + file + " can't be read: " + e, e);
        }
    }

    private static Map<String, Integer> replication(Section section) {
        Map<String, Integer> copies = new TreeMap<>();
        for (String entry : section.texts("replication")) {
            String[] parts = entry.split(":", -1);
            if (parts.length != 2 || parts[0].isBlank() || !parts[1].strip().matches("\\d{1,3}")
                    || Integer.parseInt(parts[1].strip()) < 1 || Integer.parseInt(parts[1].strip()) > MAX_COPIES) {
                throw new InvalidSettings(section.fullKey("replication") + " must have entries like \"datacenter1: 3\", but has \""
                        + entry + "\"");
            }
            copies.put(parts[0].strip(), Integer.parseInt(parts[1].strip()));
        }
        return copies;
    }

    private static String oneOf(Section section, String key, List<String> allowed) {
        String value = section.text(key);
        if (!allowed.contains(value)) {
            throw new InvalidSettings(section.fullKey(key) + " must be one of " + allowed + ", but is " + value);
        }
        return value;
    }
}
