package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.journal.JournalUnusable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rocksdb.RocksDBException;

/**
 * The folder of sorted files with the rows of checkpoints on their way into the database. RocksDB takes a file as it is,
 * by a second link to it; the first stays until the marker says that all have been taken, so that after a crash they can
 * be taken again, which changes nothing. Used on the thread of the checkpoints, and when a journal is opened.
 */
final class StagedFiles {

    private static final String SUFFIX = ".sst";
    private static final String LINK = ".link";
    private static final String PROBE = "probe";

    private final Path folder;
    private final Disk disk;

    StagedFiles(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /**
     * Makes the folder, durably, and sees that the file system can do what is needed, before anything depends on it.
     *
     * @throws JournalUnusable if a file can't have two names there
     */
    static void prepare(Path folder) throws IOException {
        Files.createDirectories(folder);
        sync(folder.getParent());
        Path probe = folder.resolve(PROBE);
        Path second = folder.resolve(PROBE + LINK);
        Files.deleteIfExists(second);
        Files.deleteIfExists(probe);
        Files.createFile(probe);
        try {
            Files.createLink(second, probe);
        } catch (UnsupportedOperationException | FileSystemException e) {
            throw new JournalUnusable("the file system of " + folder + " has no hard links, which checkpoints need: give this node "
                    + "a directory on another one (" + e.getMessage() + ")");
        } finally {
            Files.deleteIfExists(second);
            Files.deleteIfExists(probe);
        }
    }

    /** What a checkpoint of this entity left, whether it came to its end or not. */
    void clear(EntityId entity) throws IOException {
        for (Path file : filesOf(entity + ".")) {
            Files.deleteIfExists(file);
        }
    }

    private List<Path> filesOf(String prefix) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(prefix)).collect(Collectors.toList());
        }
    }

    /** Durable on return, but for its name: see {@link #sync}. */
    void write(EntityId entity, long position, int number, List<Row> sorted) throws RocksDBException {
        disk.writeFile(file(entity, position, number), entity, sorted);
    }

    /** Makes the names of all files durable. */
    void sync() throws IOException {
        sync(folder);
    }

    /**
     * Puts the rows of the files where rows are read.
     *
     * @param mayGoOn throws if not; asked before each
     * @throws JournalCorrupted if a file is missing
     */
    void ingest(EntityId entity, Marker marker, Runnable mayGoOn) throws IOException, RocksDBException {
        for (int number = 0; number < marker.stagedFiles(); number++) {
            Path file = file(entity, marker.link().position(), number);
            if (!Files.exists(file)) {
                throw new JournalCorrupted(entity + ": file " + number + " of " + marker.stagedFiles() + " of the checkpoint at frame "
                        + marker.link().position() + " is missing: " + file);
            }
            Path link = folder.resolve(file.getFileName() + LINK);
            Files.deleteIfExists(link);
            Files.createLink(link, file);
            mayGoOn.run();
            disk.ingest(link);
        }
    }

    private Path file(EntityId entity, long position, int number) {
        return folder.resolve(entity + "." + position + "." + number + SUFFIX);
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
