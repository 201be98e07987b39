package io.weft.persistence.rocksdb;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened, the last first, when a later step fails. */
final class Undo {

    private static final Logger LOG = LoggerFactory.getLogger(Undo.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    <T extends AutoCloseable> T onFailure(T closeable) {
        opened.push(closeable);
        return closeable;
    }

    void run() {
        while (!opened.isEmpty()) {
            AutoCloseable closeable = opened.pop();
            try {
                closeable.close();
            } catch (Exception e) {
                LOG.warn("could not close {}", closeable, e);
            }
        }
    }
}
