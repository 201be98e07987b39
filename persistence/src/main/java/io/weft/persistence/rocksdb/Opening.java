package io.weft.persistence.rocksdb;

import io.weft.persistence.log.EntityFrames;
import io.weft.persistence.log.FrameLog;
import io.weft.persistence.log.LogStart;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalUnusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a directory, or refuses it: never on half a truth. In this order, so that nothing is changed before it has been
 * checked: take the lock; read the witness; scan RocksDB's logs; if the last record is unfinished, see that everything
 * before it is as new as the witness, and only then cut it off; open RocksDB; read the log of frames; compare both with the
 * witness and with what each says of the other; and only then cut an unfinished group off the log of frames.
 *
 * <p>What is checked when: here, every group of frames, and every record of RocksDB's logs and of its manifest, by its
 * checksum, and of every sorted file that it is there, its size, its footer and its index (of one that is staged, when its
 * entity is claimed). The blocks of sorted files with
 * frames and rows are not read here: each is checked by its checksum when it is read. As an owner reads all frames and rows
 * of its entity before it answers anything, a broken block is met then ({@link EntityRecovery}), or before by a compaction,
 * which stops the journal: it is never taken for content, and never skipped.
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
     * @param fatal for what fails later, on a thread of the log
     * @throws JournalCorrupted if what is stored can't be trusted
     * @throws JournalUnusable if it is in use, can't be read or written, or is not a journal of this format
     */
    static OpenJournal open(RocksJournalSettings settings, Consumer<Throwable> fatal) {
        Path directory = settings.directory();
        Undo undo = new Undo();
        try {
            make(directory);
            DirectoryLock lock = undo.onFailure(DirectoryLock.take(directory));
            Witness witness = undo.onFailure(witnessOf(directory));
            Opening opening = new Opening(settings, witness);
            RocksStore store = undo.onFailure(opening.openStore());
            LogStart start = opening.begin(store);
            StagedFiles.prepare(opening.files.staged());
            FrameLog log = undo.onFailure(opening.readLog(store, start));
            log.begin(start, fatal::accept);
            witness.write(new Witness.Seen(lastWriteOf(store), log.lastGroup()));
            return new OpenJournal(lock, witness, new Media(store, log), lastWriteOf(store));
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
        LogFiles files = new LogFiles(directory);
        if (Files.exists(files.database()) || Files.exists(files.frames())) {
            throw new JournalCorrupted(directory.resolve(Witness.FILE) + " is missing; restore the directory whole");
        }
        if (!LogFiles.isUnused(directory)) {
            throw new JournalUnusable(directory + " holds files that are no journal; give this node an empty directory");
        }
        return Witness.create(directory);
    }

    private RocksStore openStore() throws IOException, RocksDBException {
        boolean mayBeNew = witness.seen().equals(Witness.Seen.NOTHING);
        if (!mayBeNew && !files.hasDatabase()) {
            throw new JournalCorrupted(files.database() + " holds no database, but write " + witness.seen().write()
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
        requireReaches(files.database(), "write", lastWriteOf(store), witness.seen().write());
    }

    private static void requireReaches(Path where, String what, long last, long acknowledged) {
        if (last < acknowledged) {
            throw new JournalCorrupted(where + ": the journal ends at " + what + " " + last + ", but " + what + " "
                    + acknowledged + " had been acknowledged: was a file truncated, or an older copy restored?");
        }
    }

    private static long lastWriteOf(RocksStore store) throws RocksDBException {
        return orZero(MetaRows.read("last write", store.get(Column.META, Keys.GROUP), MetaRows::toLong));
    }

    private static long orZero(Long stored) {
        return stored == null ? 0 : stored;
    }

    /** Compares log, database and witness with one another. */
    private FrameLog readLog(RocksStore store, LogStart start) throws IOException, RocksDBException {
        FrameLog log = FrameLog.read(files.frames(), settings.segmentBytes(), start);
        Long seen = MetaRows.read("last group", store.get(Column.META, Keys.LOG_GROUP), MetaRows::toLong);
        requireReaches(files.frames(), "group", log.lastGroup(), Math.max(witness.seen().group(), orZero(seen)));
        requireReaches(files.database(), "write", lastWriteOf(store), log.databaseWrite());
        for (EntityFrames frames : log.index().all()) {
            Marker marker = EntityState.loadMarker(frames.entity(), store);
            if (marker != null) {
                frames.dropThrough(marker.link().position());
            }
        }
        return log;
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

    /** Writes, or checks, the format version. Returns where the log begins. */
    private LogStart begin(RocksStore store) throws RocksDBException, IOException {
        Long format = MetaRows.read("format", store.get(Column.META, Keys.FORMAT), MetaRows::toLong);
        if (format == null) {
            return beginNew(store);
        }
        if (format != MetaRows.FORMAT_VERSION) {
            throw new JournalUnusable("the journal is of format version " + format + ", this build reads "
                    + MetaRows.FORMAT_VERSION + "; use the build that wrote it");
        }
        LogStart start = MetaRows.read("start of the log", store.get(Column.META, Keys.LOG_START), LogStart::decode);
        if (start == null) {
            throw new JournalCorrupted("the journal does not say where its log begins");
        }
        return start;
    }

    /** The log comes first, so that whatever has a format has a log. */
    private LogStart beginNew(RocksStore store) throws RocksDBException, IOException {
        if (lastWriteOf(store) != 0) {
            throw new JournalCorrupted("the journal has no format version, but is at write " + lastWriteOf(store));
        }
        FrameLog.create(files.frames());
        try (WriteBatch batch = new WriteBatch()) {
            ColumnFamilyHandle meta = store.handle(Column.META);
            batch.put(meta, Keys.FORMAT, MetaRows.ofLong(MetaRows.FORMAT_VERSION));
            batch.put(meta, Keys.GROUP, MetaRows.ofLong(1));
            batch.put(meta, Keys.LOG_START, LogStart.NEW.encode());
            store.write(batch);
        }
        return LogStart.NEW;
    }
}
