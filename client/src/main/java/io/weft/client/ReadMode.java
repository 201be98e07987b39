package io.weft.client;

/** How fresh, and how strict, a read is. */
public enum ReadMode {
    /** Strictly serializable: waits until nothing undecided or unapplied is pending on the account. */
    EXACT(io.weft.api.v1.ReadMode.EXACT),
    /** Linearizable for this one account: waits only for what was prepared before the request arrived. */
    LATEST(io.weft.api.v1.ReadMode.LATEST);

    private final io.weft.api.v1.ReadMode message;

    ReadMode(io.weft.api.v1.ReadMode message) {
        this.message = message;
    }

    io.weft.api.v1.ReadMode toMessage() {
        return message;
    }
}
