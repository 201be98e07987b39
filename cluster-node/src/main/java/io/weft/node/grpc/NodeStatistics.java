package io.weft.node.grpc;

import io.weft.api.v1.GetNodeStatisticsResponse;
import io.weft.node.gateway.Gateway;
import io.weft.node.statistics.PartCounts;
import io.weft.node.statistics.ProcessMeter;
import io.weft.node.statistics.TrafficCounts;

/** Gathers what the node tells of itself. Thread-safe. */
record NodeStatistics(Gateway gateway, ProcessMeter process, PartCounts parts) {

    GetNodeStatisticsResponse read() {
        TrafficCounts traffic = parts.traffic().get();
        PartCounts.Serving serving = parts.serving().get();
        GetNodeStatisticsResponse.Builder out = GetNodeStatisticsResponse.newBuilder()
                .setUpTimeMs(process.upTimeMs())
                .setHeapUsedBytes(process.heapUsedBytes())
                .setOneShardTransactions(gateway.admitted().oneShard())
                .setCrossShardTransactions(gateway.admitted().crossShard())
                .setTransactionsInFlight(gateway.transactionsInFlight())
                .setEntitiesServing(serving.entities())
                .setShardsServing(serving.shards())
                .setNodeMessagesSent(traffic.messages())
                .setNodeMessageBytesSent(traffic.bytes());
        process.processorTimeUs().ifPresent(out::setProcessorTimeUs);
        process.heapAfterCollectionBytes().ifPresent(out::setHeapAfterCollectionBytes);
        parts.journal().get().ifPresent(counts -> out
                .setJournalAppendSyncs(counts.appendSyncs())
                .setJournalAppendedBytes(counts.appendedBytes())
                .setCheckpointsBegun(counts.checkpointsBegun())
                .setCheckpointsInstalled(counts.checkpointsInstalled())
                .setCheckpointBusyUs(counts.checkpointBusyUs()));
        return out.build();
    }
}
