package io.weft.loadtest.replay;

import io.weft.loadtest.workload.Work;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Hands out the payments of a file in its order, whoever asks, and begins again at its end. Thread-safe. */
final class Rounds implements Closeable {

    private final Path file;
    private final ReplayAccounts accounts;
    private final long most;
    private PaymentReader reader;
    private long whole;
    private long handedOut;

    /** @param most ends after so many rounds */
    Rounds(Path file, ReplayAccounts accounts, long most) {
        this.file = file;
        this.accounts = accounts;
        this.most = most;
    }

    /**
     * Fills in the next one; false if there is none any more.
     *
     * @throws UncheckedIOException if the file can't be read, or is no longer what it was
     */
    synchronized boolean next(Work work) {
        try {
            Payment payment = whole == most ? null : read();
            if (payment != null) {
                fill(work, payment);
            }
            return payment != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Payment read() throws IOException {
        if (reader == null) {
            reader = PaymentReader.open(file);
        }
        Payment payment = reader.next();
        if (payment != null) {
            return payment;
        }
        if (handedOut != (whole + 1) * accounts.payments()) {
            throw reader.badFile("it has changed while it was replayed");
        }
        close();
        whole++;
        return whole == most ? null : read();
    }

    private void fill(Work work, Payment payment) throws IOException {
        Integer debtor = accounts.debtor(payment);
        Integer creditor = accounts.creditor(payment);
        if (debtor == null || creditor == null || handedOut >= (whole + 1) * accounts.payments()) {
            throw reader.bad("the file has changed while it was replayed");
        }
        work.from = debtor;
        work.to = creditor;
        work.amount = payment.amount();
        handedOut++;
    }

    synchronized long handedOut() {
        return handedOut;
    }

    @Override
    public synchronized void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
