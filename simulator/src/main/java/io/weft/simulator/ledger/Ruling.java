package io.weft.simulator.ledger;

import java.util.Set;
import java.util.TreeSet;

/** What may become of one step at one account. Filled by one judge, for one step. */
final class Ruling {

    private Set<String> codes = Set.of();
    private boolean mayPass = true;
    private Account after;

    /** It fails, with this code or another one that is named too. */
    void refuse(String code) {
        mayRefuse(code);
        mayPass = false;
    }

    /** It may fail with this code, or go on: the time or the contract leaves it open. */
    void mayRefuse(String code) {
        if (codes.isEmpty()) {
            codes = new TreeSet<>();
        }
        codes.add(code);
    }

    void refuseIf(boolean condition, String code) {
        if (condition) {
            refuse(code);
        }
    }

    void mayRefuseIf(boolean condition, String code) {
        if (condition) {
            mayRefuse(code);
        }
    }

    void leave(Account account) {
        after = account;
    }

    /** The account after the step, if it may pass. */
    Account after() {
        return after;
    }

    boolean mayPass() {
        return mayPass;
    }

    /** The codes with which it may fail. */
    Set<String> codes() {
        return codes;
    }
}
