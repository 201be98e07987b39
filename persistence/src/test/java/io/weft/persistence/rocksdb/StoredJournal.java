package io.weft.persistence.rocksdb;

import static io.weft.persistence.Recovered.bytes;
import static io.weft.persistence.Recovered.row;
import static io.weft.persistence.Stages.get;

import io.weft.persistence.Recovered;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A journal with known content that is closed, copied and damaged. */
final class StoredJournal {

    private static final List<EntityId> ENTITIES = List.of(EntityId.shard(0), EntityId.shard(1), EntityId.coordinator(0));
    private static final int SEGMENT_HEADER_BYTES = 24;
    private static final int FRAMES = 30;
    private static final int CHECKPOINT_AT = 10;

    private StoredJournal() {}

    /** The log of the database has all but the rows. */
    static void writeTo(Path directory) {
        try (RocksJournal journal = TestJournals.open(directory)) {
            for (EntityId entity : ENTITIES) {
                JournalOwnership owner = get(journal.claim(entity));
                for (int position = 1; position <= FRAMES; position++) {
                    get(owner.append(position, bytes(entity + " " + position + " x".repeat(position * 90))));
                    if (position == CHECKPOINT_AT) {
                        get(owner.checkpoint(position, rows(entity).iterator()));
                    }
                }
            }
        }
    }

    /** All rows are in sorted files. */
    static void writeSortedTo(Path directory) {
        writeTo(directory);
        TestJournals.open(directory).close();
    }

    /** Too many for the write of the marker. */
    private static List<Row> rows(EntityId entity) {
        List<Row> rows = new ArrayList<>();
        for (int n = 0; n < 300; n++) {
            rows.add(row("row " + n, entity + " value ".repeat(12) + n));
        }
        return rows;
    }

    /** All that the directory gives back, as text. */
    static String contentOf(Path directory) {
        return contentOf(directory, cause -> { });
    }

    static String contentOf(Path directory, Consumer<Throwable> fatal) {
        StringBuilder content = new StringBuilder();
        try (RocksJournal journal = RocksJournal.open(TestJournals.settings(directory), fatal)) {
            for (EntityId entity : ENTITIES) {
                Recovered recovered = Recovered.from(get(journal.claim(entity)));
                content.append(entity).append(new TreeMap<>(recovered.rows())).append(recovered.frames());
            }
        }
        return content.toString();
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> entries = Files.walk(from)) {
            for (Path entry : entries.collect(Collectors.toList())) {
                Path target = to.resolve(from.relativize(entry).toString());
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(entry, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void deleteAll(Path directory) {
        try (Stream<Path> entries = Files.walk(directory)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
                Files.delete(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> filesIn(Path directory, Predicate<String> named) {
        try (Stream<Path> entries = Files.walk(directory)) {
            return entries.filter(Files::isRegularFile)
                    .filter(entry -> named.test(entry.getFileName().toString()))
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves nothing of the log of frames but what was appended. */
    static void withoutSpareSegments(Path directory) throws IOException {
        TestJournals.open(directory).close();
        for (Path file : filesIn(directory, name -> name.endsWith(".frames"))) {
            if (usedBytes(file) <= SEGMENT_HEADER_BYTES && !file.getFileName().toString().startsWith("0000000001")) {
                Files.delete(file);
            }
        }
    }

    /** Up to the last byte that is not zero. */
    static int usedBytes(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int length = content.length;
        while (content[length - 1] == 0) {
            length--;
        }
        return length;
    }

    static void flip(Path file, long offset) {
        try {
            byte[] content = Files.readAllBytes(file);
            content[(int) offset] ^= (byte) (1 << offset % 8);
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
