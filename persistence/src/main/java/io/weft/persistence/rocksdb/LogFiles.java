package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.JournalCorrupted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where things lie in the directory: the lock, the witness, and in folders of their own the log of frames, RocksDB, and what is
 * on its way there.
 */
final class LogFiles {

    private static final String DATABASE = "db";
    private static final String FRAMES = "frames";
    private static final String STAGED = "staged";
    private static final String CURRENT = "CURRENT";
    private static final Set<String> LEFT_BY_A_FIRST_START = Set.of(DirectoryLock.FILE, Witness.FILE + ".new");
    private static final Pattern WRITE_AHEAD_LOG = Pattern.compile("\\d{1,18}\\.log");
    private static final Pattern MANIFEST = Pattern.compile("MANIFEST-\\d{1,18}");

    private final Path database;
    private final Path frames;
    private final Path staged;

    LogFiles(Path directory) {
        this.database = directory.resolve(DATABASE);
        this.frames = directory.resolve(FRAMES);
        this.staged = directory.resolve(STAGED);
    }

    /** Whether a journal may be begun here. */
    static boolean isUnused(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.allMatch(entry -> LEFT_BY_A_FIRST_START.contains(entry.getFileName().toString()));
        }
    }

    Path database() {
        return database;
    }

    /** Of the log. */
    Path frames() {
        return frames;
    }

    /** Files with rows on their way into the database. */
    Path staged() {
        return staged;
    }

    boolean hasDatabase() {
        return Files.exists(database.resolve(CURRENT));
    }

    /** The manifest that counts; empty if there is no database yet. */
    List<Path> manifest() throws IOException {
        if (!hasDatabase()) {
            return List.of();
        }
        Path current = database.resolve(CURRENT);
        String name = Files.readString(current, StandardCharsets.ISO_8859_1).strip();
        Path manifest = database.resolve(name);
        if (!MANIFEST.matcher(name).matches() || !Files.exists(manifest)) {
            throw new JournalCorrupted(current + " names no manifest that is there");
        }
        return List.of(manifest);
    }

    /** In the order in which they were written. */
    List<Path> writeAheadLogs() throws IOException {
        if (!Files.exists(database)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(database)) {
            return entries.filter(entry -> WRITE_AHEAD_LOG.matcher(entry.getFileName().toString()).matches())
                    .sorted(Comparator.comparingLong(LogFiles::numberOf))
                    .collect(Collectors.toList());
        }
    }

    private static long numberOf(Path log) {
        String name = log.getFileName().toString();
        return Long.parseLong(name.substring(0, name.indexOf('.')));
    }
}
