package io.weft.local.cluster;

import io.weft.local.process.Directories;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/** Lets one process at a time change what is in the directory of a cluster. It ends with the process, however that ends. */
public final class ClusterLock {

    private static final String NAME = "lock";
    private static final int MAX_TRIES = 100;
    private static final int MAX_SIZE_BYTES = 1 << 20;

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
        try (FileChannel held = locked(directory)) {
            try {
                work.run();
            } finally {
                Files.deleteIfExists(directory.resolve(NAME));
                Directories.deleteIfEmpty(directory);
            }
        }
    }

    /** The lock goes with the channel. */
    private static FileChannel locked(Path directory) throws IOException {
        for (int i = 0; i < MAX_TRIES; i++) {
            FileChannel channel = tryLock(directory);
            if (channel != null) {
                return channel;
            }
        }
        throw isHeld(directory);
    }

    /** Null if whoever held the lock before has deleted the file meanwhile: then others find another one, or none. */
    private static FileChannel tryLock(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        Files.createDirectories(directory);
        FileChannel channel = null;
        boolean isLocked = false;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!tryLock(channel)) {
                throw isHeld(directory);
            }
            isLocked = isWhatOthersFind(file, channel);
        } catch (NoSuchFileException e) {
            isLocked = false;
        } finally {
            if (channel != null && !isLocked) {
                channel.close();
            }
        }
        return isLocked ? channel : null;
    }

    /** By a size that no other has. To open the file once more would end the lock, see fcntl(2); and ids of files are used again. */
    private static boolean isWhatOthersFind(Path file, FileChannel channel) throws IOException {
        int size = ThreadLocalRandom.current().nextInt(1, MAX_SIZE_BYTES);
        channel.truncate(0).write(ByteBuffer.allocate(1), size - 1);
        return Files.size(file) == size;
    }

    /** False if another process holds it, or another thread of this one. */
    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static ClusterFailed isHeld(Path directory) {
        return new ClusterFailed("another command is at work on the cluster in " + directory + "; wait for its end");
    }
}
