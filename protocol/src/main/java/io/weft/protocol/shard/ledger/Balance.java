package io.weft.protocol.shard.ledger;

import io.weft.protocol.model.Quantity;

/**
 * The decided balance of one asset on one account.
 *
 * @param posted      may be negative, down to minus the credit limit; without bound on the issuing account
 * @param held        reserved by active holds, part of posted
 * @param creditLimit how far below zero posted minus held may go; unused on the issuing account
 */
public record Balance(Quantity posted, Quantity held, Quantity creditLimit) {

    public static final Balance ZERO = new Balance(Quantity.ZERO, Quantity.ZERO, Quantity.ZERO);

    /** Nothing posted and nothing held; a credit limit may be set. */
    public boolean isEmpty() {
        return posted.isZero() && held.isZero();
    }
}
