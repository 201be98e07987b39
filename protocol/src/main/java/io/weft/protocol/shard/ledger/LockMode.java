package io.weft.protocol.shard.ledger;

/**
 * How a transaction holds an account until its decision (rules 1 and 2). {@code ESCROW}: adds and subtracts, or relies on
 * existence, flags and limits. {@code SHARED}: relies on exact balances. {@code EXCLUSIVE}: changes what the others rely
 * on. The numbers are those of the journal.
 */
public enum LockMode {
    ESCROW(1), SHARED(2), EXCLUSIVE(3);

    private final int number;

    LockMode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    public boolean isCompatibleWith(LockMode other) {
        return this == other && this != EXCLUSIVE;
    }
}
