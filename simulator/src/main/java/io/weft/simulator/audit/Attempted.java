package io.weft.simulator.audit;

import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Transaction;
import java.util.ArrayList;
import java.util.List;

/** A transaction as its clients know it: one content under one id, however often it was sent. Not thread-safe. */
public final class Attempted {

    private final String name;
    private final Transaction transaction;
    private final Digest digest;
    private final long invokedAt;
    private final long invokedMs;
    private final List<Told> told = new ArrayList<>(1);

    /**
     * One answer.
     *
     * @param sentMs when the try was sent that was answered so
     */
    public record Told(Outcome outcome, long sentMs, long at, long atMs) {}

    public Attempted(String name, Transaction transaction, long invokedAt, long invokedMs) {
        this.name = name;
        this.transaction = transaction;
        this.digest = Digest.of(transaction);
        this.invokedAt = invokedAt;
        this.invokedMs = invokedMs;
    }

    public String name() {
        return name;
    }

    public Transaction transaction() {
        return transaction;
    }

    public Digest digest() {
        return digest;
    }

    long invokedAt() {
        return invokedAt;
    }

    long invokedMs() {
        return invokedMs;
    }

    List<Told> told() {
        return told;
    }

    public void tell(Outcome outcome, long sentMs, long at, long atMs) {
        told.add(new Told(outcome, sentMs, at, atMs));
    }

    /** The first answer that is final for this content; null if there is none. */
    Told decided() {
        for (Told answer : told) {
            if (Answers.isFinal(answer.outcome())) {
                return answer;
            }
        }
        return null;
    }
}
