package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.JournalUnusable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps everybody else out of the directory. RocksDB has a lock too, but takes it too late: the logs are checked, and an
 * unfinished tail is cut, before RocksDB is opened. The operating system lets go of it when the process dies.
 */
final class DirectoryLock implements AutoCloseable {

    static final String FILE = "lock";

    /** Such a lock is the process's: closing any second channel of the same file would let go of it. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * @throws JournalUnusable if somebody else has it
     * @throws IOException if it can't be made
     */
    static DirectoryLock take(Path directory) throws IOException {
        Path real = directory.toRealPath();
        if (!HELD_HERE.add(real)) {
            throw inUse(directory, "this process");
        }
        try {
            return new DirectoryLock(real, lock(real));
        } catch (IOException | RuntimeException e) {
            HELD_HERE.remove(real);
            throw e;
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw inUse(directory, "another process");
        }
        return channel;
    }

    private static JournalUnusable inUse(Path directory, String by) {
        return new JournalUnusable(directory + ": the journal is in use by " + by
                + "; stop that one first, or give this node a directory of its own");
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_HERE.remove(directory);
        }
    }
}
