package io.weft.loadtest.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What accounts take on the heap of the node: what lives after a full collection, less what lived before they were opened.
 * What the node remembers of the transactions that opened them is included.
 */
@JsonPropertyOrder("case")
record HeapLine(@JsonProperty("case") String name, int accounts, double openingSeconds, long openedPerSecond, long heapBeforeBytes,
        long heapAfterBytes, double heapBytesPerAccount) {

    static HeapLine of(String name, int accounts, long openingMs, long beforeBytes, long afterBytes) {
        double perAccount = (double) (afterBytes - beforeBytes) / accounts;
        return new HeapLine(name, accounts, openingMs / 1_000.0, accounts * 1_000L / Math.max(1, openingMs), beforeBytes, afterBytes,
                Math.round(perAccount * 10) / 10.0);
    }
}
