package io.weft.loadtest.drive;

import io.weft.loadtest.workload.Work;

/** A message that was sent and is not wholly answered. */
final class SentBatch {

    final long sentNanos;
    private final Work[] works;
    private int open;

    SentBatch(Work[] works, long sentNanos) {
        this.works = works;
        this.open = works.length;
        this.sentNanos = sentNanos;
    }

    /** Null if it was taken before, or never sent. */
    Work get(int index) {
        return index < 0 || index >= works.length ? null : works[index];
    }

    Work take(int index) {
        Work work = get(index);
        if (work != null) {
            works[index] = null;
            open--;
        }
        return work;
    }

    boolean isDone() {
        return open == 0;
    }

    Work[] works() {
        return works;
    }
}
