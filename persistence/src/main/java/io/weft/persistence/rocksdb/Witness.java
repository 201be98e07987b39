package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalUnusable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A small file beside database and log that says how far each was durable a moment ago. A log that was cut off looks
 * like one that was never written further; against the witness it does not.
 *
 * <p>Two copies a page apart are written in turn, each with a checksum, so that a write that is torn leaves the other.
 * Used by one thread at a time.
 */
final class Witness implements AutoCloseable {

    static final String FILE = "witness";

    private static final int MAGIC = 0x57454654; // "WEFT"
    private static final int PAGE_BYTES = 4096;
    private static final int COPY_BYTES = 28;
    private static final int FIRST_FORMAT_COPY_BYTES = 20;

    private final Path file;
    private final FileChannel channel;
    private Seen seen;
    private int nextCopy;

    /**
     * What was durable.
     *
     * @param write the last write of the database
     * @param group the last group of the log
     */
    record Seen(long write, long group) {

        static final Seen NOTHING = new Seen(0, 0);
    }

    private Witness(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static boolean isIn(Path directory) {
        return Files.exists(directory.resolve(FILE));
    }

    /** Makes one that has seen nothing: whole, or not at all. */
    static Witness create(Path directory) throws IOException {
        Path unnamed = directory.resolve(FILE + ".new");
        ByteBuffer copies = ByteBuffer.allocate(PAGE_BYTES + COPY_BYTES);
        copies.put(0, encode(Seen.NOTHING), 0, COPY_BYTES).put(PAGE_BYTES, encode(Seen.NOTHING), 0, COPY_BYTES);
        try (FileChannel out = FileChannel.open(unnamed, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            writeFully(out, copies, 0);
            out.force(true);
        }
        Files.move(unnamed, directory.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        syncDirectory(directory);
        return open(directory);
    }

    /**
     * @throws JournalCorrupted if neither copy is whole
     * @throws JournalUnusable if it is of another format version
     */
    static Witness open(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        Witness witness =
                new Witness(file, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
        try {
            witness.read();
            return witness;
        } catch (IOException | RuntimeException e) {
            witness.close();
            throw e;
        }
    }

    /** What is known to have been durable. */
    Seen seen() {
        return seen;
    }

    /** Durable on return. */
    void write(Seen durable) throws IOException {
        writeFully(channel, ByteBuffer.wrap(encode(durable)), (long) nextCopy * PAGE_BYTES);
        channel.force(false);
        seen = durable;
        nextCopy = 1 - nextCopy;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void read() throws IOException {
        Seen first = readCopy(0);
        Seen second = readCopy(1);
        boolean firstIsNewer = second == null || first != null && isNewer(first, second);
        seen = firstIsNewer ? first : second;
        nextCopy = firstIsNewer ? 1 : 0;
        if (seen == null) {
            throw new JournalCorrupted(file + " is broken: neither of its two copies matches its checksum");
        }
    }

    /** Both numbers only grow. */
    private static boolean isNewer(Seen one, Seen other) {
        return one.write() > other.write() || one.group() > other.group();
    }

    /** @return null if it is not whole */
    private Seen readCopy(int copy) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(COPY_BYTES);
        long start = (long) copy * PAGE_BYTES;
        while (in.hasRemaining() && channel.read(in, start + in.position()) > 0) {
            continue;
        }
        boolean whole = !in.hasRemaining() && isWhole(in.array(), COPY_BYTES);
        if (whole || isWhole(in.array(), FIRST_FORMAT_COPY_BYTES)) {
            requireReadable(in.getInt(4));
        }
        return whole ? new Seen(in.getLong(8), in.getLong(16)) : null;
    }

    private static boolean isWhole(byte[] copy, int bytes) {
        ByteBuffer in = ByteBuffer.wrap(copy);
        return in.getInt(0) == MAGIC && in.getInt(bytes - 4) == checksum(copy, bytes);
    }

    private void requireReadable(int version) {
        if (version != MetaRows.FORMAT_VERSION) {
            throw new JournalUnusable(file + ": the journal is of format version " + version + ", this build reads "
                    + MetaRows.FORMAT_VERSION + "; use the build that wrote it");
        }
    }

    private static byte[] encode(Seen seen) {
        byte[] copy = new byte[COPY_BYTES];
        ByteBuffer.wrap(copy).putInt(MAGIC).putInt(MetaRows.FORMAT_VERSION).putLong(seen.write()).putLong(seen.group());
        ByteBuffer.wrap(copy).putInt(COPY_BYTES - 4, checksum(copy, COPY_BYTES));
        return copy;
    }

    private static int checksum(byte[] copy, int bytes) {
        CRC32C crc = new CRC32C();
        crc.update(copy, 0, bytes - 4);
        return (int) crc.getValue();
    }

    private static void writeFully(FileChannel out, ByteBuffer bytes, long at) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes, at + bytes.position());
        }
    }

    private static void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
