package io.weft.loadtest.drive;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.weft.loadtest.wire.RawStream;
import io.weft.loadtest.workload.Work;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * One stream of batches: what waits to be sent on it, what was sent and is not answered, and a new stream when one breaks.
 * Batches grow by themselves while the stream is busy. For one thread.
 */
final class Link {

    private final Supplier<RawStream> opener;
    private final Format format;
    private final int maxBatch;
    private final long answerTimeoutNanos;
    private final Backoff backoff;
    private final BiConsumer<Work, String> unanswered;
    private final ArrayDeque<Work> toSend = new ArrayDeque<>();
    private final Map<Long, SentBatch> sent = new LinkedHashMap<>();
    /** The batch that was looked up last: its outcomes come one after another, and each look-up would make a number. */
    private long lastBatchId;
    private SentBatch lastBatch;
    private RawStream stream;
    private long nextBatchId = 1;
    private long openedNanos;
    private boolean wasReady;
    private int failures;
    private long connectAtNanos;

    /** How batches look. */
    interface Format {

        byte[] write(long batchId, Work[] works);

        /** Takes from the link what a response has answered, and tells the outcomes. */
        void read(byte[] response, Link link) throws IOException;
    }

    /**
     * @param opener     opens a stream, or throws what gRPC does when its channel was closed
     * @param unanswered told of each operation that a stream took with it, and why; nobody knows what became of it
     */
    Link(Supplier<RawStream> opener, Format format, int maxBatch, long answerTimeoutNanos, Backoff backoff,
            BiConsumer<Work, String> unanswered) {
        this.opener = opener;
        this.format = format;
        this.maxBatch = maxBatch;
        this.answerTimeoutNanos = answerTimeoutNanos;
        this.backoff = backoff;
        this.unanswered = unanswered;
    }

    void add(Work work) {
        toSend.add(work);
    }

    boolean canSend() {
        return !toSend.isEmpty() && stream != null && stream.isReady();
    }

    void send(long nowNanos) {
        if (!toSend.isEmpty() && stream == null && nowNanos >= connectAtNanos) {
            connect(nowNanos);
        }
        while (canSend()) {
            wasReady = true;
            sendBatch(nowNanos);
        }
    }

    private void connect(long nowNanos) {
        try {
            openedNanos = nowNanos;
            wasReady = false;
            stream = opener.get();
        } catch (StatusRuntimeException e) {
            lost("no connection: " + e.getMessage(), nowNanos);
        }
    }

    private void sendBatch(long nowNanos) {
        Work[] works = new Work[Math.min(toSend.size(), maxBatch)];
        for (int i = 0; i < works.length; i++) {
            works[i] = toSend.remove();
            works[i].tries++;
        }
        long batchId = nextBatchId++;
        sent.put(batchId, new SentBatch(works, nowNanos));
        stream.send(format.write(batchId, works));
    }

    /** Whether the event is of this link. */
    boolean hear(Connection.Event event, long nowNanos) throws IOException {
        if (event instanceof Connection.Event.Answered answered && answered.stream() == stream) {
            format.read(answered.response(), this);
            stream.workedOff();
            failures = 0;
            return true;
        }
        if (event instanceof Connection.Event.Ended ended && ended.stream() == stream) {
            lost(text(ended.status()), nowNanos);
            return true;
        }
        return false;
    }

    private static String text(Status status) {
        return status.getCode() + (status.getDescription() == null ? "" : " " + status.getDescription());
    }

    /** The operation at this place of a batch; null if it was taken before, or never sent. */
    Work peek(long batchId, int index) {
        SentBatch batch = batch(batchId);
        return batch == null ? null : batch.get(index);
    }

    private SentBatch batch(long batchId) {
        if (batchId != lastBatchId) {
            lastBatchId = batchId;
            lastBatch = sent.get(batchId);
        }
        return lastBatch;
    }

    private void forgetLast() {
        lastBatchId = 0;
        lastBatch = null;
    }

    /** The same, and it is not awaited any more. */
    Work take(long batchId, int index) {
        SentBatch batch = batch(batchId);
        Work work = batch == null ? null : batch.take(index);
        if (work != null && batch.isDone()) {
            sent.remove(batchId);
            forgetLast();
        }
        return work;
    }

    void breakIfStuck(long nowNanos) {
        if (stream == null) {
            return;
        }
        Iterator<SentBatch> oldest = sent.values().iterator();
        boolean neverReady = !wasReady && nowNanos - openedNanos > answerTimeoutNanos;
        if (neverReady || oldest.hasNext() && nowNanos - oldest.next().sentNanos > answerTimeoutNanos) {
            stream.cancel("no answer");
            lost("no answer for " + answerTimeoutNanos / 1_000_000 + " ms", nowNanos);
        }
    }

    private void lost(String trouble, long nowNanos) {
        stream = null;
        failures++;
        connectAtNanos = nowNanos + TimeUnit.MILLISECONDS.toNanos(backoff.pauseMs(failures + 2));
        for (SentBatch batch : sent.values()) {
            for (Work work : batch.works()) {
                if (work != null) {
                    unanswered.accept(work, trouble);
                }
            }
        }
        sent.clear();
        forgetLast();
        for (int i = toSend.size(); i > 0; i--) {
            unanswered.accept(toSend.remove(), trouble);
        }
    }

    void close() {
        if (stream != null) {
            stream.cancel("the run is over");
        }
    }
}
