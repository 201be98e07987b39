package io.weft.loadtest.drive;

import java.util.ArrayList;
import java.util.List;

/** What should not have happened: the first few, and how many. Thread-safe. */
public final class Faults {

    private static final int MAX_KEPT = 10;

    private final List<String> first = new ArrayList<>();
    private long count;

    synchronized void add(String fault) {
        if (first.size() < MAX_KEPT) {
            first.add(fault);
        }
        count++;
    }

    public synchronized List<String> list() {
        List<String> all = new ArrayList<>(first);
        if (count > first.size()) {
            all.add("and " + (count - first.size()) + " more");
        }
        return all;
    }
}
