package io.weft.loadtest.client;

import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.weft.api.v1.ExecuteBatchResponse;
import io.weft.api.v1.Transaction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one thread that owns the state of a {@link LedgerStream}. Everyone else leaves it a note in the inbox, whose
 * length is bounded by what is in flight: a note for each submission, and at most one for each answer.
 */
final class StreamWorker implements Connection.Owner {

    private static final AtomicLong NUMBER = new AtomicLong();
    private static final long IDLE_WAIT_MS = 1_000;

    private final Supplier<Channel> channels;
    private final StreamSettings settings;
    private final StreamCounters counters;
    private final Backoff backoff;
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final Object closeLock = new Object();

    private final Deque<Submission> toSend = new ArrayDeque<>();
    private final PriorityQueue<Submission> pausing =
            new PriorityQueue<>(Comparator.comparingLong(submission -> submission.nextTryNanos));
    private Connection connection;
    private int failedConnections;
    private long connectNotBeforeNanos = System.nanoTime();
    private long nextBatchId;
    private boolean closed;
    private boolean stopping;

    StreamWorker(Supplier<Channel> channels, StreamSettings settings, StreamCounters counters) {
        this.channels = channels;
        this.settings = settings;
        this.counters = counters;
        this.backoff = new Backoff(settings.firstBackoffMs(), settings.maxBackoffMs());
        this.thread = new Thread(this::run, "ledger-stream-" + NUMBER.incrementAndGet());
        this.thread.setDaemon(true);
        this.thread.start();
    }

    /** False if the stream is closed: then the listener will not be called. */
    boolean offer(Transaction transaction, Consumer<Verdict> listener) {
        long giveUpAtNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.giveUpMs());
        Submission submission = new Submission(transaction, listener, giveUpAtNanos);
        return tell(() -> toSend.addLast(submission));
    }

    /** Waits until the worker has dealt with everything that was in the inbox before this call. */
    boolean awaitTurn(long timeoutMs) throws InterruptedException {
        CountDownLatch turn = new CountDownLatch(1);
        return !tell(turn::countDown) || turn.await(timeoutMs, TimeUnit.MILLISECONDS);
    }

    void close() {
        synchronized (closeLock) {
            if (!closed) {
                closed = true;
                inbox.add(() -> stopping = true);
            }
        }
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void ready(Connection from) {
        tell(() -> {});
    }

    @Override
    public void answered(Connection from, ExecuteBatchResponse response) {
        tell(() -> onAnswer(from, response));
    }

    @Override
    public void ended(Connection from, Status status) {
        tell(() -> onEnd(from, "connection lost: " + status.getCode()
                + (status.getDescription() == null ? "" : " " + status.getDescription())));
    }

    private boolean tell(Runnable note) {
        synchronized (closeLock) {
            return !closed && inbox.add(note);
        }
    }

    private void run() {
        List<Runnable> notes = new ArrayList<>();
        try {
            while (!stopping) {
                awaitNotes(notes);
                notes.forEach(Runnable::run);
                notes.clear();
                pump();
            }
        } finally {
            // Also after a listener threw: nobody may wait for ever for a verdict.
            synchronized (closeLock) {
                closed = true;
            }
            notes.addAll(inbox);
            notes.forEach(Runnable::run);
            abandonAll();
        }
    }

    private void abandonAll() {
        if (connection != null) {
            toSend.addAll(connection.sent.takeAll());
            connection.cancel("the client closed the stream");
        }
        toSend.addAll(pausing);
        toSend.forEach(submission -> giveUp(submission, "the stream was closed"));
    }

    private void awaitNotes(List<Runnable> notes) {
        try {
            Runnable first = inbox.poll(waitNanos(), TimeUnit.NANOSECONDS);
            if (first != null) {
                notes.add(first);
                inbox.drainTo(notes);
            }
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** Until the next retry, or the next try to connect, or the next look at the clock. */
    private long waitNanos() {
        long now = System.nanoTime();
        long wait = TimeUnit.MILLISECONDS.toNanos(IDLE_WAIT_MS);
        if (!pausing.isEmpty()) {
            wait = Math.min(wait, pausing.peek().nextTryNanos - now);
        }
        if (connection == null && !toSend.isEmpty()) {
            wait = Math.min(wait, connectNotBeforeNanos - now);
        }
        return Math.max(wait, 0);
    }

    private void pump() {
        long now = System.nanoTime();
        while (!pausing.isEmpty() && pausing.peek().nextTryNanos - now <= 0) {
            toSend.addLast(pausing.poll());
        }
        if (connection != null && isStuck(connection, now)) {
            Connection stuck = connection;
            onEnd(stuck, "no answer for " + settings.answerTimeoutMs() + " ms");
            stuck.cancel("no answer");
        }
        if (toSend.isEmpty()) {
            return;
        }
        if (connection == null && connectNotBeforeNanos - now <= 0) {
            connect(now);
        }
        while (connection != null && !toSend.isEmpty() && connection.isReady()) {
            sendBatch(now);
        }
    }

    private void connect(long now) {
        try {
            connection = Connection.open(channels.get(), this, now);
        } catch (StatusRuntimeException | RejectedExecutionException e) {
            // What gRPC does when the channel was closed a moment ago, because the node has moved.
            onLoss(List.of(), "no connection: " + e.getMessage());
        }
    }

    private boolean isStuck(Connection open, long now) {
        long timeoutNanos = TimeUnit.MILLISECONDS.toNanos(settings.answerTimeoutMs());
        boolean neverReady = !open.wasReady && now - open.openedAtNanos > timeoutNanos;
        return neverReady || open.sent.oldestIsOlderThan(timeoutNanos, now);
    }

    private void sendBatch(long now) {
        List<Submission> batch = new ArrayList<>();
        while (batch.size() < settings.maxBatch() && !toSend.isEmpty()) {
            Submission submission = toSend.pollFirst();
            submission.tries++;
            batch.add(submission);
        }
        connection.send(connection.sent.add(nextBatchId++, batch, now));
    }

    private void onAnswer(Connection from, ExecuteBatchResponse response) {
        failedConnections = 0;
        for (ExecuteBatchResponse.Result result : response.getResultsList()) {
            Submission submission = from.sent.take(response.getBatchId(), result.getIndex());
            if (submission != null) {
                settle(submission, Answer.of(result.getOutcome()));
            }
        }
    }

    private void settle(Submission submission, Answer answer) {
        if (answer.isFinal()) {
            submission.listener.accept(answer.verdict());
            return;
        }
        (answer.isUnknown() ? counters.unknown : counters.retryable).increment();
        submission.lastTrouble = answer.trouble();
        long now = System.nanoTime();
        if (submission.isOverdue(now)) {
            giveUp(submission, submission.lastTrouble);
            return;
        }
        submission.nextTryNanos = now + TimeUnit.MILLISECONDS.toNanos(backoff.pauseMs(submission.tries));
        pausing.add(submission);
    }

    private void onEnd(Connection from, String trouble) {
        if (from != connection) {
            return;
        }
        connection = null;
        onLoss(from.sent.takeAll(), trouble);
    }

    private void onLoss(List<Submission> unanswered, String trouble) {
        counters.disconnects.increment();
        failedConnections++;
        long now = System.nanoTime();
        connectNotBeforeNanos = now + TimeUnit.MILLISECONDS.toNanos(backoff.pauseMs(failedConnections));
        counters.resentAfterDisconnect.add(unanswered.size());
        for (int i = unanswered.size() - 1; i >= 0; i--) {
            toSend.addFirst(unanswered.get(i));
        }
        toSend.forEach(submission -> submission.lastTrouble = trouble);
        dropOverdue(now);
    }

    private void dropOverdue(long now) {
        List<Submission> overdue = toSend.stream().filter(submission -> submission.isOverdue(now)).toList();
        if (!overdue.isEmpty()) {
            toSend.removeAll(overdue);
            overdue.forEach(submission -> giveUp(submission, submission.lastTrouble));
        }
    }

    private static void giveUp(Submission submission, String reason) {
        submission.listener.accept(new Verdict.Unresolved(reason));
    }
}
