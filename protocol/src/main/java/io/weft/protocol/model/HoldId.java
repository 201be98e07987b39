package io.weft.protocol.model;

import java.nio.ByteBuffer;

/** A hold: the transaction that made it, and the index of its step there. */
public record HoldId(TxId txId, int step) implements Comparable<HoldId> {

    public static final int BYTES = TxId.BYTES + 4;

    public static HoldId readFrom(ByteBuffer in) {
        return new HoldId(TxId.readFrom(in), in.getInt());
    }

    /** @throws IllegalArgumentException if there are not exactly 20 bytes */
    public static HoldId of(byte[] bytes) {
        Hex.requireLength("a hold id", bytes.length, BYTES);
        return readFrom(ByteBuffer.wrap(bytes));
    }

    public void writeTo(ByteBuffer out) {
        txId.writeTo(out);
        out.putInt(step);
    }

    public byte[] toBytes() {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        writeTo(out);
        return out.array();
    }

    // Spelled out: the methods that a record has by itself are made of method handles, which cost on the hot path.
    @Override
    public boolean equals(Object other) {
        return other instanceof HoldId that && step == that.step && txId.equals(that.txId);
    }

    @Override
    public int hashCode() {
        return 31 * txId.hashCode() + step;
    }

    @Override
    public int compareTo(HoldId other) {
        int byTxId = txId.compareTo(other.txId);
        return byTxId != 0 ? byTxId : Integer.compare(step, other.step);
    }

    @Override
    public String toString() {
        return txId + "/" + step;
    }
}
