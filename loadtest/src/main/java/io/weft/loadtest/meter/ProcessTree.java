package io.weft.loadtest.meter;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;

/** A process with its children, the living and those that have ended. Thread-safe. */
public record ProcessTree(ProcessHandle root) {

    private static final int MAX_TRIES = 20;

    /**
     * Processor time of all of them since the root began, in microseconds.
     *
     * @throws IOException if the root has ended, or there is no {@code /proc}, or children come and go all the time
     */
    public long micros() throws IOException {
        for (int i = 0; i < MAX_TRIES; i++) {
            Set<Long> before = children();
            long micros = ofLiving(before);
            // A child that ends in between would be counted twice or not at all.
            if (micros >= 0 && before.equals(children())) {
                return micros;
            }
        }
        throw new IOException("the children of process " + root.pid() + " come and go too fast to be counted");
    }

    private Set<Long> children() {
        return root.descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    /** Negative if a child has ended. */
    private long ofLiving(Set<Long> children) throws IOException {
        long micros = total(root.pid());
        try {
            for (long child : children) {
                micros += total(child);
            }
        } catch (IOException e) {
            return -1;
        }
        return micros;
    }

    private static long total(long processId) throws IOException {
        ProcessStat stat = ProcessStat.of(processId);
        return stat.ownMicros() + stat.childrenMicros();
    }
}
