package io.weft.protocol.shard.ledger;

import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Step;

/**
 * A hold on its paying account.
 *
 * @param expiredAtMs when it was released by its deadline; {@link #ACTIVE} before that
 */
public record HeldAmount(HoldId id, Step.Hold hold, long expiredAtMs) {

    public static final long ACTIVE = 0;

    public HeldAmount(HoldId id, Step.Hold hold) {
        this(id, hold, ACTIVE);
    }

    public boolean isExpired() {
        return expiredAtMs != ACTIVE;
    }
}
