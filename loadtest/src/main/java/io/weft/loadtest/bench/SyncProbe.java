package io.weft.loadtest.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** How long the disk takes to make a small append durable: what no durable answer can be faster than. */
final class SyncProbe {

    private static final int PROBES = 200;
    private static final int BYTES = 4_096;

    private SyncProbe() {}

    /** The median of many, in microseconds, in a file of its own that is deleted. */
    static long medianUs(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "sync-probe", "");
        long[] tookUs = new long[PROBES];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int i = 0; i < PROBES; i++) {
                long beginNanos = System.nanoTime();
                channel.write(ByteBuffer.allocate(BYTES));
                channel.force(false);
                tookUs[i] = (System.nanoTime() - beginNanos) / 1_000;
            }
        } finally {
            Files.delete(file);
        }
        Arrays.sort(tookUs);
        return tookUs[PROBES / 2];
    }
}
