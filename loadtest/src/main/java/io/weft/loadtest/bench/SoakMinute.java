package io.weft.loadtest.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * One minute of a long run.
 *
 * @param minute                   from 1
 * @param nodeUs                   processor time of the node for each committed transaction; −1 if unknown
 * @param heapAfterCollectionBytes what lived on the node's heap after a full collection towards the end of the minute
 * @param bytesOnDisk              of the node's directory then
 */
@JsonPropertyOrder({"case", "minute"})
record SoakMinute(@JsonProperty("case") String name, int minute, double committedPerSecond, long p50Us, long p99Us, double nodeUs,
        long heapAfterCollectionBytes, long bytesOnDisk) {}
