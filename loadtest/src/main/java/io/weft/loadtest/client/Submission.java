package io.weft.loadtest.client;

import io.weft.api.v1.Transaction;
import java.util.function.Consumer;

/** A transaction on its way to a verdict. Belongs to the worker of its stream. */
final class Submission {

    final Transaction transaction;
    final Consumer<Verdict> listener;
    final long giveUpAtNanos;
    int tries;
    long nextTryNanos;
    String lastTrouble = "no answer";

    Submission(Transaction transaction, Consumer<Verdict> listener, long giveUpAtNanos) {
        this.transaction = transaction;
        this.listener = listener;
        this.giveUpAtNanos = giveUpAtNanos;
    }

    boolean isOverdue(long nowNanos) {
        return nowNanos - giveUpAtNanos >= 0;
    }
}
