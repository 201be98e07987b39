package io.weft.local.cluster;

import java.util.HashMap;
import java.util.Map;

/**
 * What a node tells of itself.
 *
 * @param upTimeMs     since its process began
 * @param entities     shards and coordinators that serve on it now
 * @param transactions admitted by its gateway since it began
 * @param inFlight     of these, not answered yet
 * @param heapBytes    with what is not collected yet
 */
public record Told(long upTimeMs, int entities, long transactions, int inFlight, long heapBytes) {

    /** @param line the part behind the address that the node's program prints, see {@link NodeQuestion} */
    static Told parse(String line) {
        Map<String, Long> values = new HashMap<>();
        for (String assignment : line.split(" ")) {
            int equals = assignment.indexOf('=');
            values.put(assignment.substring(0, equals), Long.parseLong(assignment.substring(equals + 1)));
        }
        return new Told(values.get("up-time-ms"), Math.toIntExact(values.get("entities")), values.get("transactions"),
                Math.toIntExact(values.get("in-flight")), values.get("heap-bytes"));
    }
}
