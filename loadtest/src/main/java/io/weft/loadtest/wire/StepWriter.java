package io.weft.loadtest.wire;

/**
 * Writes the steps of one transaction after another into a batch, an {@code ExecuteBatchRequest}. Each step is about the
 * asset of its first account. Not thread-safe.
 */
public final class StepWriter {

    private static final int BATCH_ID = 1;
    private static final int BATCH_TRANSACTIONS = 2;
    private static final int TX_ID = 1;
    private static final int TX_STEPS = 2;
    private static final int STEP_TRANSFER = 1;
    private static final int STEP_HOLD = 7;
    private static final int STEP_POST = 8;
    private static final int STEP_VOID = 9;
    private static final int STEP_GUARD_BALANCE = 10;

    private final Accounts accounts;
    private final ProtoBuffer[] assets;
    private final ProtoBuffer holdId = new ProtoBuffer(64);
    private final ProtoBuffer step = new ProtoBuffer(256);
    private final ProtoBuffer transaction = new ProtoBuffer(1 << 12);
    private final ProtoBuffer batch = new ProtoBuffer(1 << 17);

    /** @param accounts their ids and assets by index */
    public StepWriter(Accounts accounts) {
        this.accounts = accounts;
        this.assets = new ProtoBuffer[accounts.assets()];
        for (int i = 0; i < assets.length; i++) {
            assets[i] = new ProtoBuffer(64);
            assets[i].bytesField(1, accounts.ids(), Accounts.ID_BYTES * accounts.issuer(i), Accounts.ID_BYTES);
            assets[i].varintField(2, Accounts.ASSET_NUMBER);
        }
    }

    public void beginBatch(long batchId) {
        batch.clear();
        batch.varintField(BATCH_ID, batchId);
    }

    public byte[] endBatch() {
        return batch.copy();
    }

    public void beginTransaction(long idHigh, long idLow) {
        transaction.clear();
        transaction.longsField(TX_ID, idHigh, idLow);
    }

    public void endTransaction() {
        batch.field(BATCH_TRANSACTIONS, transaction);
    }

    private void account(int field, int account) {
        step.bytesField(field, accounts.ids(), Accounts.ID_BYTES * account, Accounts.ID_BYTES);
    }

    private ProtoBuffer assetOf(int account) {
        return assets[accounts.assetOf(account)];
    }

    private void endStep(int kind) {
        transaction.lengthField(TX_STEPS, ProtoBuffer.fieldLength(step.size()));
        transaction.field(kind, step);
        step.clear();
    }

    public void transfer(int from, int to, long amount) {
        account(1, from);
        account(2, to);
        step.field(3, assetOf(from));
        step.decimalField(4, amount);
        endStep(STEP_TRANSFER);
    }

    public void hold(int from, int to, long amount, long deadlineMs) {
        account(1, from);
        account(2, to);
        step.field(3, assetOf(from));
        step.decimalField(4, amount);
        step.varintField(5, deadlineMs);
        endStep(STEP_HOLD);
    }

    /** Of the hold that the first step of another transaction has made. */
    public void post(long holdIdHigh, long holdIdLow, int from, int to, long amount) {
        step.field(1, hold(holdIdHigh, holdIdLow));
        account(2, from);
        account(3, to);
        step.field(4, assetOf(from));
        step.decimalField(5, amount);
        endStep(STEP_POST);
    }

    /** Of the hold that the first step of another transaction has made. */
    public void voidHold(long holdIdHigh, long holdIdLow, int from) {
        step.field(1, hold(holdIdHigh, holdIdLow));
        account(2, from);
        endStep(STEP_VOID);
    }

    private ProtoBuffer hold(long idHigh, long idLow) {
        holdId.clear();
        holdId.longsField(1, idHigh, idLow);
        return holdId;
    }

    /** Goes on only if the balance is exactly so much. */
    public void balanceIs(int account, long balance) {
        bound(account, 1, balance);
        bound(account, 2, balance);
    }

    private void bound(int account, int bound, long balance) {
        account(1, account);
        step.field(2, assetOf(account));
        step.varintField(3, bound);
        step.decimalField(4, balance);
        endStep(STEP_GUARD_BALANCE);
    }
}
