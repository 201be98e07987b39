package io.weft.persistence.log;

import io.weft.protocol.journal.JournalCorrupted;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads stored frames from where they lie, and checks nothing. For one thread, which may be interrupted: this closes no
 * file, as it would close a channel.
 */
public final class FrameReader implements AutoCloseable {

    private final SegmentFiles files;
    private final Map<Integer, RandomAccessFile> open = new HashMap<>();

    FrameReader(SegmentFiles files) {
        this.files = files;
    }

    /**
     * The n-th frame of the view.
     *
     * @throws JournalCorrupted if the file is gone or ends before the frame does
     * @throws IOException if the disk fails
     */
    public byte[] stored(EntityFrames.View view, int n) throws IOException {
        byte[] stored = new byte[view.lengths()[n]];
        int segment = FramePlace.segmentOf(view.places()[n]);
        try {
            RandomAccessFile file = open.get(segment);
            if (file == null) {
                file = new RandomAccessFile(files.file(segment).toFile(), "r");
                open.put(segment, file);
            }
            file.seek(FramePlace.offsetOf(view.places()[n]));
            file.readFully(stored);
            return stored;
        } catch (EOFException | FileNotFoundException e) {
            throw new JournalCorrupted(files.file(segment) + " is missing or was cut off: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        for (RandomAccessFile file : open.values()) {
            file.close();
        }
    }
}
