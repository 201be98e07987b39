package io.weft.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Many questions, of which a bounded number are asked at a time. To be used once. */
final class InTurns<Q, A> {

    /** How many of a client's batches one caller fills. */
    static final int BATCHES = 4;

    private final List<Q> questions;
    private final Function<Q, CompletionStage<A>> ask;
    private final int width;
    private final List<A> answers;
    private final CompletableFuture<List<A>> done = new CompletableFuture<>();
    /** Whoever finds it at zero asks for all: an answer that is there at once must not ask from within the asking. */
    private final AtomicInteger calls = new AtomicInteger();
    private int next;
    private int open;

    InTurns(List<Q> questions, int width, Function<Q, CompletionStage<A>> ask) {
        this.questions = List.copyOf(questions);
        this.width = width;
        this.ask = ask;
        this.answers = new ArrayList<>(Collections.nCopies(questions.size(), null));
    }

    /** In the order of the questions. */
    CompletionStage<List<A>> run() {
        askMore();
        return done;
    }

    private void askMore() {
        if (calls.getAndIncrement() > 0) {
            return;
        }
        int heeded;
        do {
            heeded = calls.get();
            for (int index = take(); index >= 0; index = take()) {
                int asked = index;
                ask.apply(questions.get(index)).whenComplete((answer, bug) -> answered(asked, answer, bug));
            }
            if (isDone()) {
                done.complete(Collections.unmodifiableList(answers));
            }
        } while (calls.addAndGet(-heeded) > 0);
    }

    /** The next to be asked; -1 if there is none, or no room. */
    private synchronized int take() {
        if (next == questions.size() || open == width) {
            return -1;
        }
        open++;
        return next++;
    }

    private synchronized boolean isDone() {
        return next == questions.size() && open == 0;
    }

    private void answered(int index, A answer, Throwable bug) {
        synchronized (this) {
            answers.set(index, answer);
            open--;
        }
        if (bug != null) {
            done.completeExceptionally(bug);
        }
        askMore();
    }
}
