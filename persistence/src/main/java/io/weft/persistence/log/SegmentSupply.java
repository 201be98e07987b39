package io.weft.persistence.log;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Makes the next segment, on a thread of its own, while the last is being filled. */
final class SegmentSupply implements AutoCloseable {

    private static final SecureRandom SALTS = new SecureRandom();

    private final SegmentFiles files;
    private final int segmentBytes;
    private final Consumer<IOException> fatal;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "weft-journal-segments"));

    private CompletableFuture<SegmentHeader> next;
    private volatile boolean closing;

    /** @param fatal is told when one can't be made, at once */
    SegmentSupply(SegmentFiles files, int segmentBytes, Consumer<IOException> fatal) {
        this.files = files;
        this.segmentBytes = segmentBytes;
        this.fatal = fatal;
    }

    static SegmentHeader make(SegmentFiles files, int number, int bytes) throws IOException {
        SegmentHeader header = new SegmentHeader(number, SALTS.nextLong());
        files.create(header, bytes);
        return header;
    }

    /** Begins to make it. */
    void prepare(int number) {
        next = CompletableFuture.supplyAsync(() -> {
            try {
                return make(files, number, segmentBytes);
            } catch (IOException e) {
                if (closing) {
                    throw new CompletionException(e);
                }
                IOException named = new IOException(files.file(number) + ": " + e.getMessage(), e);
                fatal.accept(named);
                throw new CompletionException(named);
            }
        }, thread);
    }

    /** Waits for what was begun. */
    SegmentHeader take() throws IOException {
        try {
            return next.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        closing = true;
        thread.shutdownNow();
        boolean interrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
