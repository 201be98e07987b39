package io.weft.node.grpc;

import io.weft.api.v1.GetNodeStatisticsResponse;
import io.weft.node.gateway.Gateway;
import io.weft.node.statistics.JournalCounts;
import io.weft.node.statistics.ProcessMeter;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gathers what the node tells of itself. Thread-safe.
 *
 * @param journal what its journal has counted; empty if that counts nothing
 */
record NodeStatistics(Gateway gateway, ProcessMeter process, Supplier<Optional<JournalCounts>> journal) {

    GetNodeStatisticsResponse read() {
        GetNodeStatisticsResponse.Builder out = GetNodeStatisticsResponse.newBuilder()
                .setUpTimeMs(process.upTimeMs())
                .setHeapUsedBytes(process.heapUsedBytes())
                .setOneShardTransactions(gateway.admitted().oneShard())
                .setCrossShardTransactions(gateway.admitted().crossShard())
                .setTransactionsInFlight(gateway.transactionsInFlight());
        process.processorTimeUs().ifPresent(out::setProcessorTimeUs);
        process.heapAfterCollectionBytes().ifPresent(out::setHeapAfterCollectionBytes);
        journal.get().ifPresent(counts -> out
                .setJournalAppendSyncs(counts.appendSyncs())
                .setJournalAppendedBytes(counts.appendedBytes())
                .setCheckpointsBegun(counts.checkpointsBegun())
                .setCheckpointsInstalled(counts.checkpointsInstalled())
                .setCheckpointBusyUs(counts.checkpointBusyUs()));
        return out.build();
    }
}
