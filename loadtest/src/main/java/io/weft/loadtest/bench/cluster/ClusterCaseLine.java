package io.weft.loadtest.bench.cluster;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.TotalResult;
import java.util.List;

/**
 * One case on some nodes. Times of processors and bytes are per committed transaction; −1 is unknown.
 *
 * @param totalUs      of nodes, Cassandra and client together
 * @param compilerUs   of the nodes' share, what their Java machines spent on compiling; less with each minute that they run
 * @param messageBytes that nodes have sent to one another, with their envelopes
 * @param journalBytes that nodes have sent to Cassandra as frames
 */
@JsonPropertyOrder({"case", "nodes", "committedPerSecond", "totalUs"})
record ClusterCaseLine(@JsonProperty("case") String name, int nodes, double committedPerSecond, double totalUs, double nodesUs,
        double compilerUs, double cassandraUs, double clientUs, long p50Us, long p99Us, double crossShardPercent, double messages,
        double messageBytes, double journalBytes, double appendsPerSecond, long retries, boolean auditIsClean, List<String> failures,
        List<String> warnings, String machine) {

    static ClusterCaseLine of(String name, int nodes, LoadResult result, double compilerUs) {
        TotalResult total = result.total();
        return new ClusterCaseLine(name, nodes, tenths(total.committedPerSecond()), tenths(totalUs(total)),
                tenths(total.nodeUsPerCommit()), tenths(compilerUs), tenths(total.databaseUsPerCommit()), tenths(total.clientUsPerCommit()),
                total.latency().p50Us(), total.latency().p99Us(), tenths(total.crossShardPercent()),
                tenths(total.messagesPerCommit()), tenths(total.messageBytesPerCommit()), tenths(total.journaledBytesPerCommit()),
                tenths(total.syncsPerSecond()), total.retries(), result.audit().isClean(), result.audit().failures(),
                result.warnings(), result.run().machine());
    }

    private static double totalUs(TotalResult total) {
        boolean isKnown = total.nodeUsPerCommit() >= 0 && total.databaseUsPerCommit() >= 0 && total.clientUsPerCommit() >= 0;
        return isKnown ? total.nodeUsPerCommit() + total.databaseUsPerCommit() + total.clientUsPerCommit() : -1;
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
