package io.weft.loadtest.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * A restart after {@code kill -9} under load.
 *
 * @param loadedSeconds     full load since the last checkpoint
 * @param committed         acknowledged in that time
 * @param bytesOnDisk       of the node's directory when it was killed
 * @param servesAfterMs     from the start of the new process
 */
@JsonPropertyOrder("case")
record RestartLine(@JsonProperty("case") String name, int accounts, int loadedSeconds, long committed, double committedPerSecond,
        long bytesOnDisk, long servesAfterMs, boolean auditIsClean, List<String> failures, String machine) {}
