package io.weft.persistence.log;

import io.weft.persistence.frame.SealedFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Appends groups to one segment. After the first error it must not be used again (rule 23). For one thread, which must
 * not be interrupted: that would close the file under it.
 */
final class SegmentWriter implements AutoCloseable {

    private final SegmentHeader segment;
    private final Path file;
    private final FileChannel channel;
    private final int preparedBytes;
    private final ByteBuffer buffer;
    private final CRC32C crc = new CRC32C();

    /** Where the buffer goes. */
    private long offset = SegmentHeader.BYTES;

    /**
     * @param preparedBytes how long the file is
     * @param buffer        direct, big-endian, for what is on its way; may be smaller than a group
     */
    SegmentWriter(SegmentHeader segment, Path file, int preparedBytes, ByteBuffer buffer) throws IOException {
        this.segment = segment;
        this.file = file;
        this.preparedBytes = preparedBytes;
        this.buffer = buffer;
        this.channel = FileChannel.open(file, StandardOpenOption.WRITE);
    }

    /** A group that is larger than a whole segment still goes into an empty one, which then grows. */
    boolean hasRoomFor(GroupHeader group) {
        return offset == SegmentHeader.BYTES || offset + group.bytes() <= preparedBytes;
    }

    /** Durable on return. Tells the group where its frames are. */
    void write(GroupHeader header, LogGroup group) throws IOException {
        try {
            crc.reset();
            buffer.clear();
            header.writeTo(buffer, segment.salt());
            for (int n = 0; n < group.frames(); n++) {
                writeFrame(group, n);
            }
            reserve(GroupHeader.TRAILER_BYTES);
            addToChecksum();
            buffer.putInt((int) crc.getValue());
            writeOut();
            channel.force(false);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private void writeFrame(LogGroup group, int n) throws IOException {
        SealedFrame frame = group.frame(n);
        reserve(LogGroup.FRAME_PREFIX_BYTES + frame.storedBytes() - frame.payload().length);
        group.writePrefixTo(buffer, n);
        group.placed(n, FramePlace.of(segment.number(), Math.toIntExact(offset + buffer.position())));
        frame.writeHeaderTo(buffer);
        byte[] payload = frame.payload();
        int put = 0;
        while (put < payload.length) {
            reserve(1);
            int piece = Math.min(buffer.remaining(), payload.length - put);
            buffer.put(payload, put, piece);
            put += piece;
        }
    }

    /** Makes room in the buffer. */
    private void reserve(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            addToChecksum();
            writeOut();
        }
    }

    private void addToChecksum() {
        crc.update(buffer.duplicate().flip());
    }

    private void writeOut() throws IOException {
        buffer.flip();
        int bytes = buffer.limit();
        SegmentFiles.writeFully(channel, buffer, offset);
        offset += bytes;
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
