package io.weft.node;

import io.weft.node.statistics.JournalCounts;
import io.weft.persistence.cassandra.CassandraJournal;
import io.weft.persistence.cassandra.CassandraJournalMetrics;
import io.weft.persistence.cassandra.CassandraSettings;
import io.weft.persistence.cassandra.Schema;
import io.weft.protocol.journal.JournalUnusable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A journal on Cassandra, which all nodes of a cluster share. */
record ClusterJournal(CassandraSettings settings) implements JournalSource {

    @Override
    public Opened open(Consumer<Throwable> failed) {
        try {
            CassandraJournal journal = CassandraJournal.open(settings);
            return new Opened(journal, () -> Optional.of(countsOf(journal)));
        } catch (JournalUnusable e) {
            throw new CannotStart(ExitCode.JOURNAL_UNUSABLE, e.getMessage(), e);
        }
    }

    @Override
    public boolean isShared() {
        return true;
    }

    /** The quorums of two nodes must meet, or one does not see that the other has claimed what it owns. */
    @Override
    public Map<String, String> mustAgree() {
        return Map.of(FORMAT, "cassandra " + Schema.VERSION,
                "weft.journal.cassandra.consistency", settings.isLocal() ? "LOCAL_QUORUM in " + settings.dataCenter() : "QUORUM");
    }

    @Override
    public String place() {
        return "keyspace " + settings.keyspace() + " of Cassandra at " + settings.contactPoints();
    }

    /** A checked append is what an fsync is to an embedded journal. */
    private static JournalCounts countsOf(CassandraJournal journal) {
        CassandraJournalMetrics metrics = journal.metrics();
        return new JournalCounts(metrics.frames(), metrics.frameBytes(), metrics.checkpointsBegun(),
                metrics.checkpointsInstalled(), TimeUnit.NANOSECONDS.toMicros(metrics.checkpointBusyNanos()));
    }
}
