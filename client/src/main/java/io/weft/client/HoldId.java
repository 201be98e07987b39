package io.weft.client;

/**
 * Names a hold.
 *
 * @param transaction that made it
 * @param step        index of the step that did
 */
public record HoldId(TxId transaction, int step) {

    /** @throws IllegalArgumentException if no transaction has such a step */
    public HoldId {
        if (step < 0 || step >= Transaction.MAX_STEPS) {
            throw new IllegalArgumentException("a step is 0 to " + (Transaction.MAX_STEPS - 1) + ", but this is " + step);
        }
    }

    io.weft.api.v1.HoldId toMessage() {
        return io.weft.api.v1.HoldId.newBuilder().setTxId(transaction.bytes()).setStep(step).build();
    }

    @Override
    public String toString() {
        return transaction + "/" + step;
    }
}
