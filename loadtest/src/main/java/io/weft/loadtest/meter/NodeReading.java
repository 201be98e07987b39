package io.weft.loadtest.meter;

/**
 * Counters of the node that was asked, since it started; −1 for what it can't tell.
 *
 * @param checkpoints      that stand
 * @param checkpointBusyUs how long at least one was under way, up to now
 * @param messages         sent to other nodes
 * @param messageBytes     of those
 * @param databaseUs       processor time of the database that keeps the journal, if that is a process beside the nodes
 */
public record NodeReading(long processorUs, long oneShard, long crossShard, long journalSyncs, long journalBytes,
        long checkpoints, long checkpointBusyUs, long messages, long messageBytes, long databaseUs) {

    public static final NodeReading UNKNOWN = new NodeReading(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1);

    /** Of two nodes together; unknown if it is of either. */
    public NodeReading plus(NodeReading other) {
        return new NodeReading(sum(processorUs, other.processorUs), sum(oneShard, other.oneShard),
                sum(crossShard, other.crossShard), sum(journalSyncs, other.journalSyncs), sum(journalBytes, other.journalBytes),
                sum(checkpoints, other.checkpoints), sum(checkpointBusyUs, other.checkpointBusyUs), sum(messages, other.messages),
                sum(messageBytes, other.messageBytes), sum(databaseUs, other.databaseUs));
    }

    /** The same, with a database of which so much is known. */
    public NodeReading withDatabaseUs(long us) {
        return new NodeReading(processorUs, oneShard, crossShard, journalSyncs, journalBytes, checkpoints, checkpointBusyUs, messages,
                messageBytes, us);
    }

    private static long sum(long one, long other) {
        return one < 0 || other < 0 ? -1 : one + other;
    }

    /** What was added since an earlier reading; −1 if either is unknown, or the node was started again in between. */
    static long since(long earlier, long now) {
        return earlier < 0 || now < earlier ? -1 : now - earlier;
    }

    public long processorUsSince(NodeReading earlier) {
        return since(earlier.processorUs, processorUs);
    }

    public long journalSyncsSince(NodeReading earlier) {
        return since(earlier.journalSyncs, journalSyncs);
    }

    public long journalBytesSince(NodeReading earlier) {
        return since(earlier.journalBytes, journalBytes);
    }

    public long checkpointsSince(NodeReading earlier) {
        return since(earlier.checkpoints, checkpoints);
    }

    public long checkpointBusyUsSince(NodeReading earlier) {
        return since(earlier.checkpointBusyUs, checkpointBusyUs);
    }

    public long messagesSince(NodeReading earlier) {
        return since(earlier.messages, messages);
    }

    public long messageBytesSince(NodeReading earlier) {
        return since(earlier.messageBytes, messageBytes);
    }

    public long databaseUsSince(NodeReading earlier) {
        return since(earlier.databaseUs, databaseUs);
    }

    /** Share of the transactions admitted meanwhile; −1 if unknown or none were. */
    public double crossShardPercentSince(NodeReading earlier) {
        long cross = since(earlier.crossShard, crossShard);
        long one = since(earlier.oneShard, oneShard);
        return cross < 0 || one < 0 || cross + one == 0 ? -1 : 100.0 * cross / (cross + one);
    }
}
