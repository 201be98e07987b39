package io.weft.local.cluster;

import io.weft.local.process.Directories;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Lets one process at a time change what is in the directory of a cluster. It ends with the process, however that ends. */
public final class ClusterLock {

    private static final String NAME = "lock";

    private ClusterLock() {}

    /** What is to be done meanwhile. */
    public interface Work {
        void run() throws IOException, InterruptedException;
    }

    /**
     * Makes the directory if need be; afterwards it is deleted if nothing is in it.
     *
     * @throws ClusterFailed at once, if anybody else holds the lock
     */
    public static void hold(Path directory, Work work) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Path file = directory.resolve(NAME);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel)) {
            if (lock == null) {
                throw new ClusterFailed("another command is at work on the cluster in " + directory + "; wait for its end");
            }
            try {
                work.run();
            } finally {
                Files.deleteIfExists(file);
                Directories.deleteIfEmpty(directory);
            }
        }
    }

    /** Null if another process holds it, or another thread of this one. */
    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
