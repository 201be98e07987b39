package io.weft.loadtest.wire;

/** Writes batches of exact reads, each a {@code ReadBatchRequest}. Not thread-safe. */
public final class ReadWriter {

    private static final int BATCH_ID = 1;
    private static final int BATCH_READS = 2;
    private static final int READ_ACCOUNT = 1;

    private final Accounts accounts;
    private final ProtoBuffer batch = new ProtoBuffer(1 << 14);

    /** @param accounts their ids by index */
    public ReadWriter(Accounts accounts) {
        this.accounts = accounts;
    }

    public void beginBatch(long batchId) {
        batch.clear();
        batch.varintField(BATCH_ID, batchId);
    }

    /** Exact is the mode with the number 0, which is not written. */
    public void exact(int account) {
        batch.lengthField(BATCH_READS, ProtoBuffer.fieldLength(Accounts.ID_BYTES));
        batch.bytesField(READ_ACCOUNT, accounts.ids(), Accounts.ID_BYTES * account, Accounts.ID_BYTES);
    }

    public byte[] endBatch() {
        return batch.copy();
    }
}
