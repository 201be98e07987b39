package io.weft.persistence.log;

import io.weft.protocol.journal.JournalCorrupted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of frames in one folder. One thread writes, see {@link #write}; any other may read or trim meanwhile. Opened in
 * two steps, so that whoever holds other parts of the truth can compare them before anything is changed: {@link #read},
 * then {@link #begin}.
 */
public final class FrameLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FrameLog.class);
    private static final int BUFFER_BYTES = 1 << 20;

    private final SegmentFiles files;
    private final int segmentBytes;
    private final FrameIndex index;
    private final FrameLogScan.Result found;
    private final List<LogSegment> segments;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private SegmentSupply supply;
    private Runnable grown = () -> { };
    private SegmentWriter active;
    private volatile long lastGroup;

    private FrameLog(SegmentFiles files, int segmentBytes, FrameIndex index, FrameLogScan.Result found) {
        this.files = files;
        this.segmentBytes = segmentBytes;
        this.index = index;
        this.found = found;
        this.segments = new ArrayList<>(found.segments());
        this.lastGroup = found.lastGroup();
    }

    /** Makes the first segment of a log that is to start at {@link LogStart#NEW}; once more, if that was left undone. */
    public static void create(Path folder) throws IOException {
        SegmentFiles files = new SegmentFiles(folder);
        files.makeFolder();
        files.deleteUnfinished();
        for (int number : files.numbers()) {
            if (!SegmentContent.read(files.file(number), number).isZeroFrom(SegmentHeader.BYTES)) {
                throw new JournalCorrupted(files.file(number) + " holds frames, but the journal is new: were files deleted?");
            }
            files.delete(number);
        }
        SegmentSupply.make(files, LogStart.NEW.segment(), SegmentHeader.BYTES);
    }

    /**
     * Reads all that is there, and changes nothing.
     *
     * @param segmentBytes length of new segments
     * @throws JournalCorrupted if what is stored can't be trusted
     */
    public static FrameLog read(Path folder, int segmentBytes, LogStart start) throws IOException {
        SegmentFiles files = new SegmentFiles(folder);
        List<Integer> numbers = new ArrayList<>(files.numbers());
        // They were about to be deleted.
        numbers.removeIf(number -> number < start.segment());
        FrameIndex index = new FrameIndex();
        return new FrameLog(files, segmentBytes, index, FrameLogScan.scan(files, numbers, start, index));
    }

    /** The number of the last group that is durable. */
    public long lastGroup() {
        return lastGroup;
    }

    /** As of opening: the last write of the database that must be there, by what the log says. */
    public long databaseWrite() {
        return found.databaseWrite();
    }

    public FrameIndex index() {
        return index;
    }

    /**
     * Cuts off an append that never finished, deletes what is not needed, and makes a first segment to write to: never the
     * last one that was written, whose end nobody may write again.
     *
     * @param fatal is told on another thread if a next segment can't be made: nothing more may be written (rule 23)
     */
    public void begin(LogStart start, Consumer<IOException> fatal) throws IOException {
        files.deleteUnfinished();
        if (found.unfinished() != null) {
            LOG.warn("{}: an append that never finished is cut off", found.unfinished());
        }
        LogSegment last = segments.get(segments.size() - 1);
        List<Integer> numbers = files.numbers();
        for (int n = numbers.size() - 1; n >= 0 && numbers.get(n) > last.number(); n--) {
            files.delete(numbers.get(n));
        }
        files.settle(last.number(), found.end());
        segments.set(segments.size() - 1, new LogSegment(last.number(), last.firstGroup(), found.end()));
        for (int number : numbers) {
            if (number < start.segment()) {
                files.delete(number);
            }
        }
        this.supply = new SegmentSupply(files, segmentBytes, fatal);
        activate(SegmentSupply.make(files, last.number() + 1, segmentBytes));
    }

    /** To be said before the first write: what the writer calls when it has begun a new segment. */
    public void whenGrown(Runnable listener) {
        grown = listener;
    }

    /**
     * Appends the group; durable on return, and known to the index. After an error it must not be called again.
     *
     * @param databaseWrite the last write of the database that is durable
     */
    public void write(LogGroup group, long databaseWrite) throws IOException {
        GroupHeader header = new GroupHeader(lastGroup + 1, databaseWrite, group.frameBytes());
        if (!active.hasRoomFor(header)) {
            active.close();
            activate(supply.take());
            grown.run();
        }
        active.write(header, group);
        group.durable();
        lastGroup = header.number();
    }

    private void activate(SegmentHeader segment) throws IOException {
        active = new SegmentWriter(segment, files.file(segment.number()), segmentBytes, buffer);
        synchronized (segments) {
            segments.add(new LogSegment(segment.number(), lastGroup + 1, segmentBytes));
        }
        supply.prepare(segment.number() + 1);
    }

    /** Nothing that is needed when this begins is deleted before it ends. */
    public <T, E extends Exception> T reading(Reading<T, E> reading) throws IOException, E {
        use.readLock().lock();
        try (FrameReader reader = new FrameReader(files)) {
            return reading.read(reader);
        } finally {
            use.readLock().unlock();
        }
    }

    /** What is done with a reader. */
    public interface Reading<T, E extends Exception> {
        T read(FrameReader reader) throws IOException, E;
    }

    /** Where the log could begin, as far as frames are needed. */
    public LogStart neededStart() {
        synchronized (segments) {
            int needed = index.firstSegment();
            LogSegment start = segments.get(segments.size() - 1);
            for (int n = segments.size() - 1; n >= 0 && segments.get(n).number() >= needed; n--) {
                start = segments.get(n);
            }
            return new LogStart(start.number(), start.firstGroup());
        }
    }

    /** Length of the segments from there on but the last, and of the frames in them that are needed. */
    public Size sizeFrom(LogStart start) {
        synchronized (segments) {
            int last = segments.get(segments.size() - 1).number();
            long bytes = segments.stream()
                    .filter(segment -> segment.number() >= start.segment() && segment.number() < last)
                    .mapToLong(LogSegment::bytes).sum();
            return new Size(bytes, index.bytes());
        }
    }

    /** How long the log is, and how much of it is needed. */
    public record Size(long bytes, long neededBytes) {}

    /** Deletes the segments before; unless somebody is reading: then they are deleted the next time. */
    public void deleteBefore(LogStart start) throws IOException {
        if (!use.writeLock().tryLock()) {
            return;
        }
        try {
            List<LogSegment> unneeded = new ArrayList<>();
            synchronized (segments) {
                segments.stream().filter(segment -> segment.number() < start.segment()).forEach(unneeded::add);
                segments.removeAll(unneeded);
            }
            for (LogSegment segment : unneeded) {
                files.delete(segment.number());
            }
        } finally {
            use.writeLock().unlock();
        }
    }

    /** Waits for those who read. */
    @Override
    public void close() throws IOException {
        use.writeLock().lock();
        try {
            if (supply != null) {
                supply.close();
            }
            if (active != null) {
                active.close();
            }
        } finally {
            use.writeLock().unlock();
        }
    }
}
