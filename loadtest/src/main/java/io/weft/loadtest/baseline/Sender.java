package io.weft.loadtest.baseline;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** Sends transactions over one connection, one after the other, until it is over; then the last of them once more. */
final class Sender implements Runnable {

    private final Teller teller;
    private final TransferSource source;
    private final int transfersPerTransaction;
    private final Tally tally;
    private final BooleanSupplier isOver;

    Sender(Teller teller, TransferSource source, int transfersPerTransaction, Tally tally, BooleanSupplier isOver) {
        this.teller = teller;
        this.source = source;
        this.transfersPerTransaction = transfersPerTransaction;
        this.tally = tally;
        this.isOver = isOver;
    }

    @Override
    public void run() {
        try {
            Transfer[] transfers;
            Outcome[] outcomes;
            do {
                transfers = source.next(transfersPerTransaction);
                long startNanos = System.nanoTime();
                outcomes = teller.make(transfers);
                tally.acknowledged(outcomes, System.nanoTime() - startNanos);
            } while (!isOver.getAsBoolean());
            tally.ended(teller);
            sendOnceMore(transfers, outcomes);
        } catch (SQLException e) {
            tally.fault("a transaction failed: " + e.getMessage());
        }
    }

    /** It must be known and not be made again; that no balance has changed is for the audit to see. */
    private void sendOnceMore(Transfer[] transfers, Outcome[] outcomes) throws SQLException {
        if (!Arrays.equals(outcomes, teller.make(transfers))) {
            tally.fault("a transaction that was sent once more had another outcome");
        }
    }
}
