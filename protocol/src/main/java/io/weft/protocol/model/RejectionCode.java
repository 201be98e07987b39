package io.weft.protocol.model;

/**
 * Why a transaction was refused for good. The numbers are those of {@code weft.v1.RejectionCode} and of the journal. The
 * codes from 30 to 32 speak of the id: they say that this try had no effect, and nothing about other tries.
 */
public enum RejectionCode {
    UNKNOWN_ACCOUNT(1, "there is no such account"),
    UNKNOWN_ASSET(2, "there is no such asset"),
    ACCOUNT_EXISTS(3, "the account exists already"),
    ASSET_EXISTS(4, "the asset exists already"),
    INSUFFICIENT_FUNDS(5, "the balance, less what is held, plus the credit limit, does not cover the amount"),
    BALANCE_OVERFLOW(6, "a balance would go beyond 2^128-1, above or below zero"),
    DEBIT_IS_FROZEN(7, "the paying account is frozen for debit"),
    CREDIT_IS_FROZEN(8, "the receiving account is frozen for credit"),
    ACCOUNT_NOT_EMPTY(9, "the account still has a balance, a hold or an issued asset"),
    LIMIT_ON_ISSUER(10, "the issuing account has no credit limit"),
    LIMIT_BELOW_BALANCE(11, "the balance is already further below zero than this limit"),
    HOLD_NOT_FOUND(12, "there is no such hold, or it was posted or voided before"),
    HOLD_EXPIRED(13, "the hold has expired"),
    HOLD_MISMATCH(14, "the accounts or the asset are not those of the hold"),
    POST_EXCEEDS_HOLD(15, "the amount is more than what is held"),
    DEADLINE_PASSED(16, "the deadline of the hold has passed"),
    DEADLINE_TOO_FAR(17, "the deadline of the hold is too far away"),
    GUARD_FAILED(18, "the guard does not hold"),
    TOO_MANY_ASSETS(19, "the account has or issues as many assets as it may"),
    TOO_MANY_HOLDS(20, "the account has as many holds as it may"),
    TX_ID_REUSED(30, "another transaction was seen under this id"),
    TX_EXPIRED(31, "older than what is remembered; this says nothing about the outcome"),
    TX_ID_FROM_FUTURE(32, "the time of the id is too far in the future"),
    CANCELLED(33, "cancelled");

    private static final RejectionCode[] BY_NUMBER = new RejectionCode[40];

    static {
        for (RejectionCode code : values()) {
            BY_NUMBER[code.number] = code;
        }
    }

    private final int number;
    private final String explanation;

    RejectionCode(int number, String explanation) {
        this.number = number;
        this.explanation = explanation;
    }

    /** @throws IllegalArgumentException if there is no such code */
    public static RejectionCode ofNumber(int number) {
        RejectionCode code = number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
        if (code == null) {
            throw new IllegalArgumentException("unknown rejection code " + number);
        }
        return code;
    }

    public int number() {
        return number;
    }

    public String explanation() {
        return explanation;
    }
}
