package io.weft.actors.serialization;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what came and could not be read, and says so in the log: for each kind the first, the second, the fourth and so on, so
 * that a node of another version can't fill it. Thread-safe.
 */
final class Unreadable {

    private static final Logger LOG = LoggerFactory.getLogger(Unreadable.class);
    /** Manifests come from outside; beyond so many, all others count as one. */
    private static final int MAX_KINDS = 100;
    private static final String OTHERS = "others";

    private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

    void note(String manifest, String why) {
        String kind = counts.containsKey(manifest) || counts.size() < MAX_KINDS ? manifest : OTHERS;
        long count = counts.computeIfAbsent(kind, k -> new AtomicLong()).incrementAndGet();
        if (Long.bitCount(count) == 1) {
            LOG.warn("Dropped a message, {} of its kind so far: {}. Its sender sends it again if it needs an answer; nodes of"
                    + " versions that do not understand one another must not run together", count, why);
        }
    }

    long count(String manifest) {
        AtomicLong count = counts.get(manifest);
        return count == null ? 0 : count.get();
    }
}
