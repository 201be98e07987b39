package io.weft.node;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops parts in the reverse of the order in which they were started; one that fails to stop does not keep the others. */
final class Teardown {

    private static final Logger LOG = LoggerFactory.getLogger(Teardown.class);

    private final Deque<Part> started = new ArrayDeque<>();

    private record Part(String name, AutoCloseable stop) {}

    synchronized void add(String name, AutoCloseable stop) {
        started.push(new Part(name, stop));
    }

    /** Blocks. The second call does nothing, but returns only when the first has. */
    synchronized void run() {
        while (!started.isEmpty()) {
            Part part = started.pop();
            try {
                part.stop().close();
                LOG.debug("Stopped: {}", part.name());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                LOG.warn("Interrupted while stopping: {}", part.name());
            } catch (Exception e) {
                LOG.warn("Did not stop in order: {}", part.name(), e);
            }
        }
    }
}
