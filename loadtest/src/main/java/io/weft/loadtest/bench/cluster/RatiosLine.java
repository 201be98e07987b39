package io.weft.loadtest.bench.cluster;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The cases beside one another; −1 if one of two was not measured.
 *
 * @param transferToSaga committed a second
 * @param hotToTransfer  committed a second
 * @param mostNodesUs    of the cases with the same load, the most processor time of the nodes for a committed transaction to the least
 * @param mostBytes      of those with more than one node, likewise the bytes that nodes have sent to one another and to Cassandra
 */
@JsonPropertyOrder("case")
record RatiosLine(@JsonProperty("case") String name, double transferToSaga, double hotToTransfer, double mostNodesUs,
        double mostBytes) {

    static double ratio(double one, double other) {
        return one < 0 || other <= 0 ? -1 : Math.round(100 * one / other) / 100.0;
    }
}
