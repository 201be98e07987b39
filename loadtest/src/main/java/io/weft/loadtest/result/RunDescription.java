package io.weft.loadtest.result;

/**
 * What was run.
 *
 * @param startedAt    ISO 8601, UTC
 * @param weftVersion  of the node that was asked
 * @param pace         in words: "as fast as answered" or "20,000 a second"
 * @param measuredMs   how long was measured, without warm-up
 * @param machine      in words: processors and their kind, and how busy others kept them
 */
public record RunDescription(String workload, String address, String startedAt, String weftVersion, String pace, long seed,
        int accounts, int connections, int batch, int inFlight, long warmUpMs, long measuredMs, int shards, int coordinators,
        String machine) {}
