package io.weft.protocol.message;

/**
 * One try of a coordinator to commit one transaction. Prepares, votes, decisions, inquiries and acknowledgements are
 * matched on it, never on the transaction id alone (rule 10).
 *
 * @param coordinator index of the coordinator
 * @param epoch       of its journal when the attempt began
 * @param sequence    counts the attempts of that epoch
 */
public record Attempt(int coordinator, long epoch, long sequence) {

    // Spelled out: the methods that a record has by itself are made of method handles, which cost on the hot path.
    @Override
    public boolean equals(Object other) {
        return other instanceof Attempt that && sequence == that.sequence && epoch == that.epoch && coordinator == that.coordinator;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * (31 * epoch + sequence) + coordinator);
    }

    /** Whether this attempt began before the other, which is of the same coordinator. */
    public boolean isBefore(Attempt other) {
        return epoch != other.epoch ? epoch < other.epoch : sequence < other.sequence;
    }
}
