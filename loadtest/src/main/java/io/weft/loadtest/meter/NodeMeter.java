package io.weft.loadtest.meter;

import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import io.weft.api.v1.GetNodeStatisticsRequest;
import io.weft.api.v1.GetNodeStatisticsResponse;
import io.weft.api.v1.LedgerGrpc;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks a node what it has used and done.
 *
 * @param channels gives the way to the node, asked anew each time
 */
public record NodeMeter(Supplier<Channel> channels) {

    /** Whoever counts the seconds waits for it. */
    private static final long TIMEOUT_MS = 2_000;

    /** What some nodes have used and done together. */
    public static NodeReading readAll(List<Supplier<Channel>> nodes) {
        return nodes.stream().map(node -> new NodeMeter(node).read()).reduce(NodeReading::plus).orElse(NodeReading.UNKNOWN);
    }

    /** {@link NodeReading#UNKNOWN} if it does not answer. */
    public NodeReading read() {
        try {
            GetNodeStatisticsResponse read = statistics();
            return new NodeReading(read.hasProcessorTimeUs() ? read.getProcessorTimeUs() : -1, read.getOneShardTransactions(),
                    read.getCrossShardTransactions(), read.hasJournalAppendSyncs() ? read.getJournalAppendSyncs() : -1,
                    read.hasJournalAppendedBytes() ? read.getJournalAppendedBytes() : -1,
                    read.hasCheckpointsInstalled() ? read.getCheckpointsInstalled() : -1,
                    read.hasCheckpointBusyUs() ? read.getCheckpointBusyUs() : -1, read.getNodeMessagesSent(),
                    read.getNodeMessageBytesSent(), -1);
        } catch (StatusRuntimeException e) {
            return NodeReading.UNKNOWN;
        }
    }

    /**
     * What lives on its heap, if a full collection is just over; see {@code GetNodeStatisticsResponse}.
     *
     * @throws StatusRuntimeException if it does not answer
     */
    public long heapAfterCollectionBytes() {
        return statistics().getHeapAfterCollectionBytes();
    }

    /**
     * What serves there now.
     *
     * @throws StatusRuntimeException if it does not answer
     */
    public Serving serving() {
        GetNodeStatisticsResponse read = statistics();
        return new Serving(read.getShardsServing(), read.getEntitiesServing() - read.getShardsServing());
    }

    /** Entities of a node, by role. */
    public record Serving(int shards, int coordinators) {

        public int entities() {
            return shards + coordinators;
        }
    }

    private GetNodeStatisticsResponse statistics() {
        return LedgerGrpc.newBlockingStub(channels.get()).withDeadlineAfter(TIMEOUT_MS, TimeUnit.MILLISECONDS)
                .getNodeStatistics(GetNodeStatisticsRequest.getDefaultInstance());
    }
}
