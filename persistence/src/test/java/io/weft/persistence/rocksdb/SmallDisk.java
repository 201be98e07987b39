package io.weft.persistence.rocksdb;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file system of its own, in memory and of a fixed size, which can be filled. Needs Linux, and the rights of root. */
final class SmallDisk implements AutoCloseable {

    static final int PAGE_BYTES = 4096;

    private final Path mountPoint;

    private SmallDisk(Path mountPoint) {
        this.mountPoint = mountPoint;
    }

    /** Skips the test where nothing can be mounted. */
    static SmallDisk mount(Path mountPoint, int sizeBytes) throws IOException, InterruptedException {
        Files.createDirectories(mountPoint);
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + sizeBytes, "weft-test", mountPoint.toString());
        assumeTrue(mounted, "skipped: mounting a small file system needs Linux and root");
        return new SmallDisk(mountPoint);
    }

    Path root() {
        return mountPoint;
    }

    /** Fills it up, but for so many pages. */
    void leaveFree(int pages) throws IOException {
        makeRoom();
        Path ballast = ballast();
        try (FileChannel channel =
                FileChannel.open(ballast, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long left = mountPoint.toFile().getUsableSpace() - (long) pages * PAGE_BYTES;
            while (left > 0) {
                left -= channel.write(ByteBuffer.allocate((int) Math.min(left, 1 << 20)));
            }
        }
    }

    void makeRoom() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return mountPoint.resolve("ballast");
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (!run("umount", mountPoint.toString())) {
            throw new IOException(mountPoint + " can't be unmounted");
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor() == 0;
        } catch (IOException e) {
            // There is no such program here.
            return false;
        }
    }
}
