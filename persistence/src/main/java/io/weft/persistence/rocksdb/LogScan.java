package io.weft.persistence.rocksdb;

import io.weft.protocol.journal.JournalCorrupted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Reads RocksDB's logs before RocksDB does, and changes nothing. RocksDB takes a broken length near the end of a log for
 * an append that never finished, and silently drops what comes behind it. Here a broken record that is followed anywhere
 * by a whole one is corruption (rule 24); only a broken end may be such an append.
 *
 * <p>This can be told apart because every write of the journal is one record and waits for its own fsync: at most one
 * record is unfinished when the process dies.
 */
final class LogScan {

    /** Where whole records end. What follows, in this file and the later ones, is an append that never finished. */
    record UnfinishedTail(Path file, long offset) {}

    private final LogBlock block = new LogBlock();

    private Path file;
    private long blockStart;
    private UnfinishedTail broken;
    private UnfinishedTail recordStart;

    /**
     * @param logs in the order in which they were written
     * @throws JournalCorrupted if a broken record is followed by a whole one
     */
    static Optional<UnfinishedTail> scan(List<Path> logs) throws IOException {
        LogScan scan = new LogScan();
        for (Path log : logs) {
            scan.scanFile(log);
        }
        return Optional.ofNullable(scan.broken);
    }

    private void scanFile(Path log) throws IOException {
        file = log;
        blockStart = 0;
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
            while (fill(channel)) {
                scanBlock();
                blockStart += LogBlock.BYTES;
            }
        }
        leaveRecord();
    }

    private boolean fill(FileChannel channel) throws IOException {
        ByteBuffer toFill = block.toFill();
        while (toFill.hasRemaining() && channel.read(toFill) > 0) {
            continue;
        }
        block.filled(toFill.position());
        return toFill.position() > 0;
    }

    private void scanBlock() {
        int at = 0;
        while (block.hasHeaderAt(at)) {
            if (block.isWholeAt(at)) {
                fragment(at);
                at = block.endOf(at);
            } else {
                leaveRecord();
                brokenAt(here(at));
                at = block.nextWholeFrom(at + 1);
            }
        }
        if (at < block.limit() && block.limit() < LogBlock.BYTES) {
            leaveRecord();
            brokenAt(here(at));
        }
    }

    private void fragment(int at) {
        int type = block.typeAt(at);
        boolean begins = type == LogBlock.FULL || type == LogBlock.FIRST;
        if (begins) {
            leaveRecord();
            recordStart = here(at);
        } else if (recordStart == null) {
            brokenAt(here(at));
            return;
        }
        if (type == LogBlock.FULL || type == LogBlock.LAST) {
            wholeRecord();
        }
    }

    private void wholeRecord() {
        if (broken != null) {
            throw new JournalCorrupted(broken.file() + " is broken at offset " + broken.offset()
                    + ": a whole record follows at offset " + recordStart.offset() + " of " + recordStart.file()
                    + ", so this is no append that never finished");
        }
        recordStart = null;
    }

    /** A record that was begun and not ended is broken from its start. */
    private void leaveRecord() {
        if (recordStart != null) {
            brokenAt(recordStart);
            recordStart = null;
        }
    }

    private void brokenAt(UnfinishedTail at) {
        if (broken == null) {
            broken = at;
        }
    }

    private UnfinishedTail here(int at) {
        return new UnfinishedTail(file, blockStart + at);
    }
}
