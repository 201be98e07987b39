package io.weft.client;

import io.weft.api.v1.GuardAccount.Condition;

/** What a transaction may require of an account. */
public enum AccountCondition {
    EXISTS(Condition.EXISTS),
    ABSENT(Condition.ABSENT),
    DEBIT_FROZEN(Condition.DEBIT_FROZEN),
    DEBIT_ALLOWED(Condition.DEBIT_ALLOWED),
    CREDIT_FROZEN(Condition.CREDIT_FROZEN),
    CREDIT_ALLOWED(Condition.CREDIT_ALLOWED);

    private final Condition message;

    AccountCondition(Condition message) {
        this.message = message;
    }

    Condition toMessage() {
        return message;
    }
}
