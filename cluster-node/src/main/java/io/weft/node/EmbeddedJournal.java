package io.weft.node;

import io.weft.node.statistics.JournalCounts;
import io.weft.persistence.rocksdb.CheckpointMetrics;
import io.weft.persistence.rocksdb.RocksJournal;
import io.weft.persistence.rocksdb.RocksJournalMetrics;
import io.weft.persistence.rocksdb.RocksJournalSettings;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalUnusable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A journal in a directory, which this process has to itself. */
record EmbeddedJournal(RocksJournalSettings settings) implements JournalSource {

    @Override
    public Opened open(Consumer<Throwable> failed) {
        try {
            RocksJournal journal = RocksJournal.open(settings, failed);
            return new Opened(journal, () -> Optional.of(countsOf(journal)));
        } catch (JournalUnusable e) {
            throw new CannotStart(ExitCode.JOURNAL_UNUSABLE, e.getMessage(), e);
        } catch (JournalCorrupted e) {
            throw new CannotStart(ExitCode.JOURNAL_CORRUPTED, Failures.corrupted(e), e);
        }
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public Map<String, String> mustAgree() {
        return Map.of(FORMAT, "embedded");
    }

    @Override
    public String place() {
        return settings.directory().toString();
    }

    private static JournalCounts countsOf(RocksJournal journal) {
        RocksJournalMetrics metrics = journal.metrics();
        CheckpointMetrics checkpoints = journal.checkpoints();
        return new JournalCounts(metrics.appendGroups(), metrics.frameBytes(), checkpoints.begun(), checkpoints.installed(),
                TimeUnit.NANOSECONDS.toMicros(checkpoints.busyNanos()));
    }
}
