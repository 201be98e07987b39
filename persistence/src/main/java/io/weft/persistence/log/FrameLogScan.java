package io.weft.persistence.log;

import io.weft.protocol.journal.JournalCorrupted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the whole log when it is opened, and changes nothing. Groups must be numbered without gaps from the start of the
 * log; where one is broken, no header of any group may follow, in this segment or a later one (rule 24). What then
 * remains can only be the last append, which never finished.
 */
final class FrameLogScan {

    /**
     * What was found.
     *
     * @param segments      those that hold groups, and the first one anyway
     * @param lastGroup     the number of the last whole group
     * @param databaseWrite what its header says; 0 if there is no group
     * @param end           where it ends in the last of the segments
     * @param unfinished    where an append begins that never finished; null if there is none
     */
    record Result(List<LogSegment> segments, long lastGroup, long databaseWrite, int end, String unfinished) {}

    private final SegmentFiles files;
    private final FrameIndex frames;
    private final List<LogSegment> segments = new ArrayList<>();

    private long lastGroup;
    private long databaseWrite;
    private int end = SegmentHeader.BYTES;
    private Path brokenFile;
    private int brokenOffset;

    private FrameLogScan(SegmentFiles files, FrameIndex frames, long lastGroup) {
        this.files = files;
        this.frames = frames;
        this.lastGroup = lastGroup;
    }

    /**
     * @param numbers of the segments that there are, ascending
     * @param frames  is told of every frame
     * @throws JournalCorrupted naming file and offset
     */
    static Result scan(SegmentFiles files, List<Integer> numbers, LogStart start, FrameIndex frames) throws IOException {
        FrameLogScan scan = new FrameLogScan(files, frames, start.group() - 1);
        int expected = start.segment();
        for (int number : numbers) {
            if (number != expected) {
                break;
            }
            scan.segment(number);
            expected++;
        }
        if (expected <= start.segment() || expected <= numbers.get(numbers.size() - 1)) {
            throw new JournalCorrupted(files.file(expected) + " is missing");
        }
        return scan.result();
    }

    private Result result() {
        String unfinished = brokenFile == null ? null : brokenFile + " at offset " + brokenOffset;
        return new Result(segments, lastGroup, databaseWrite, end, unfinished);
    }

    private void segment(int number) throws IOException {
        SegmentContent segment = SegmentContent.read(files.file(number), number);
        long firstGroup = lastGroup + 1;
        int at = SegmentHeader.BYTES;
        if (brokenFile == null) {
            at = groups(segment);
            if (lastGroup >= firstGroup || segments.isEmpty()) {
                segments.add(new LogSegment(number, firstGroup, segment.length()));
                end = at;
            }
            if (segment.isZeroFrom(at)) {
                return;
            }
            brokenFile = segment.file();
            brokenOffset = at;
            at++;
        }
        requireNoGroupBehind(segment, at);
    }

    /** Returns where the last whole one ends. */
    private int groups(SegmentContent segment) {
        int at = SegmentHeader.BYTES;
        GroupHeader group = segment.headerAt(at);
        while (group != null) {
            if (group.number() != lastGroup + 1) {
                throw new JournalCorrupted(segment.file() + ": at offset " + at + " is group " + group.number()
                        + ", but the one before is " + lastGroup + ": is something missing between them?");
            }
            if (!segment.isWhole(at, group)) {
                return at;
            }
            segment.index(at, group, frames);
            lastGroup = group.number();
            databaseWrite = group.databaseWrite();
            at += (int) group.bytes();
            group = segment.headerAt(at);
        }
        return at;
    }

    private void requireNoGroupBehind(SegmentContent segment, int offset) {
        int behind = segment.nextHeaderFrom(offset);
        if (behind >= 0) {
            throw new JournalCorrupted(brokenFile + " is broken at offset " + brokenOffset + ": group "
                    + segment.headerAt(behind).number() + " follows at offset " + behind + " of " + segment.file()
                    + ", so this is no append that never finished");
        }
    }
}
