package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.JournalCorrupted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a directory, or refuses it: never on half a truth. In this order, so that nothing is changed before it has been
 * checked: take the lock; read the witness; scan RocksDB's logs; if the last record is unfinished, see that everything
 * before it is as new as the witness, and only then cut it off; open; compare with the witness.
 *
 * <p>What is checked when: here, every record of the logs and of the manifest by its checksum, and of every sorted file
 * that it is there, its size, its footer and its index. The blocks of sorted files with frames and rows are not read
 * here: each is checked by its checksum when it is read. As an owner reads all frames and rows of its entity before it
 * answers anything, a broken block is met then ({@link EntityRecovery}), or before by a compaction, which stops the
 * journal: it is never taken for content, and never skipped.
 */
final class Opening {

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final RocksJournalSettings settings;
    private final LogFiles files;
    private final Witness witness;

    private Opening(RocksJournalSettings settings, Witness witness) {
        this.settings = settings;
        this.files = new LogFiles(settings.directory());
        this.witness = witness;
    }

    /**
     * @throws JournalCorrupted if what is stored can't be trusted
     * @throws JournalUnusable if it is in use, can't be read or written, or is not a journal of this format
     */
    static OpenJournal open(RocksJournalSettings settings) {
        Path directory = settings.directory();
        Undo undo = new Undo();
        try {
            make(directory);
            DirectoryLock lock = undo.onFailure(DirectoryLock.take(directory));
            Witness witness = undo.onFailure(witnessOf(directory));
            RocksStore store = undo.onFailure(new Opening(settings, witness).openStore());
            long group = begin(store, witness);
            return new OpenJournal(lock, witness, store, group);
        } catch (IOException e) {
            undo.run();
            throw Refusal.of(directory, e);
        } catch (UncheckedIOException e) {
            undo.run();
            throw Refusal.of(directory, e.getCause());
        } catch (RocksDBException e) {
            undo.run();
            throw Refusal.of(directory, e);
        } catch (RuntimeException e) {
            undo.run();
            throw e;
        }
    }

    private static void make(Path directory) {
        if (Files.isDirectory(directory)) {
            // Perhaps a link to one, which Java 17 would not take for one below.
            return;
        }
        for (Path above = directory; above != null; above = above.getParent()) {
            if (Files.exists(above) && !Files.isDirectory(above)) {
                throw new JournalUnusable(above + " is a file, not a directory; give this node a directory of its own");
            }
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw Refusal.ofMaking(directory, e);
        }
    }

    private static Witness witnessOf(Path directory) throws IOException {
        if (Witness.isIn(directory)) {
            return Witness.open(directory);
        }
        if (Files.exists(new LogFiles(directory).database())) {
            throw new JournalCorrupted(directory.resolve(Witness.FILE) + " is missing; restore the directory whole");
        }
        if (!LogFiles.isUnused(directory)) {
            throw new JournalUnusable(directory + " holds files that are no journal; give this node an empty directory");
        }
        return Witness.create(directory);
    }

    private RocksStore openStore() throws IOException, RocksDBException {
        boolean mayBeNew = witness.group() == 0;
        if (!mayBeNew && !files.hasDatabase()) {
            throw new JournalCorrupted(files.database() + " holds no database, but group " + witness.group()
                    + " had been acknowledged: were files deleted?");
        }
        LogScan.scan(files.manifest());
        List<Path> logs = files.writeAheadLogs();
        Optional<LogScan.UnfinishedTail> tail = LogScan.scan(logs);
        if (tail.isPresent()) {
            if (!mayBeNew) {
                requireReachesWitness();
            }
            cut(logs, tail.get());
        }
        Files.createDirectories(files.database());
        RocksStore store = RocksStore.open(files.database(), settings, mayBeNew);
        try {
            requireReaches(store);
            return store;
        } catch (RocksDBException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /** Before the cut, so that what is refused is left as it was found. */
    private void requireReachesWitness() throws RocksDBException {
        try (RocksStore store = RocksStore.openReadOnly(files.database(), settings)) {
            requireReaches(store);
        }
    }

    private void requireReaches(RocksStore store) throws RocksDBException {
        long group = groupOf(store);
        if (group < witness.group()) {
            throw new JournalCorrupted(files.database() + ": the journal ends at group " + group + ", but group "
                    + witness.group() + " had been acknowledged: was a file truncated, or an older copy restored?");
        }
    }

    private static long groupOf(RocksStore store) throws RocksDBException {
        Long group = MetaRows.read("group", store.get(Column.META, Keys.GROUP), MetaRows::toLong);
        return group == null ? 0 : group;
    }

    private static void cut(List<Path> logs, LogScan.UnfinishedTail tail) throws IOException {
        boolean behind = false;
        for (Path log : logs) {
            if (log.equals(tail.file())) {
                truncate(log, tail.offset());
                behind = true;
            } else if (behind) {
                truncate(log, 0);
            }
        }
    }

    private static void truncate(Path log, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            LOG.warn("{} ends in an append that never finished: cut from {} to {} bytes", log, channel.size(), bytes);
            channel.truncate(bytes);
            channel.force(true);
        }
    }

    /** Writes, or checks, the format version. Returns the number of the last group. */
    private static long begin(RocksStore store, Witness witness) throws RocksDBException, IOException {
        Long format = MetaRows.read("format", store.get(Column.META, Keys.FORMAT), MetaRows::toLong);
        long group = groupOf(store);
        if (format == null) {
            if (group != 0) {
                throw new JournalCorrupted("the journal has no format version, but is at group " + group);
            }
            group = 1;
            try (WriteBatch batch = new WriteBatch()) {
                batch.put(store.handle(Column.META), Keys.FORMAT, MetaRows.ofLong(MetaRows.FORMAT_VERSION));
                batch.put(store.handle(Column.META), Keys.GROUP, MetaRows.ofLong(group));
                store.write(batch);
            }
        } else if (format != MetaRows.FORMAT_VERSION) {
            throw new JournalUnusable("the journal is of format version " + format + ", this build reads "
                    + MetaRows.FORMAT_VERSION + "; use the build that wrote it");
        }
        witness.write(group);
        return group;
    }
}
