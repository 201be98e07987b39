package io.weft.simulator.coverage;

import io.weft.protocol.model.RejectionCode;
import java.util.Arrays;
import java.util.List;

/** For what reasons the steps of a transaction are refused: each is a point of its own, on both ways. */
public enum Refusals {
    /** Where a coordinator asked; also of what had waited. */
    OF_A_PREPARE("a prepare"),
    /** Where all accounts are on one shard; also of what had waited. */
    OF_ONE_SHARD("a one-shard transaction");

    /** From here on the codes speak of the id, not of the steps. */
    private static final int FIRST_CODE_OF_THE_ID = 30;
    /** The reasons that speak of the steps. */
    static final List<RejectionCode> CODES =
            Arrays.stream(RejectionCode.values()).filter(Refusals::isOfTheSteps).toList();

    private final String what;

    Refusals(String what) {
        this.what = what;
    }

    String what() {
        return what;
    }

    static boolean isOfTheSteps(RejectionCode code) {
        return code.number() < FIRST_CODE_OF_THE_ID;
    }

    /** Such as {@code shard: a prepare is refused, GUARD_FAILED}. */
    String line(RejectionCode code) {
        return Role.SHARD.title() + ": " + what + " is refused, " + code;
    }
}
