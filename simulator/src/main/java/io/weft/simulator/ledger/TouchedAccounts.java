package io.weft.simulator.ledger;

import java.util.List;

/** The accounts at which a step is judged. The receiver of a hold is one: it must be able to receive already. */
final class TouchedAccounts implements LedgerStep.Visitor<List<String>> {

    private static final TouchedAccounts INSTANCE = new TouchedAccounts();

    private TouchedAccounts() {}

    static List<String> of(LedgerStep step) {
        return step.accept(INSTANCE);
    }

    static boolean touches(LedgerOperation.Executed transaction, String account) {
        return transaction.steps().stream().anyMatch(step -> of(step).contains(account));
    }

    private static List<String> both(String one, String other) {
        return one.equals(other) ? List.of(one) : List.of(one, other);
    }

    @Override
    public List<String> transfer(LedgerStep.Transfer step) {
        return both(step.from(), step.to());
    }

    @Override
    public List<String> openAccount(LedgerStep.OpenAccount step) {
        return List.of(step.account());
    }

    @Override
    public List<String> closeAccount(LedgerStep.CloseAccount step) {
        return List.of(step.account());
    }

    @Override
    public List<String> setFlags(LedgerStep.SetFlags step) {
        return List.of(step.account());
    }

    @Override
    public List<String> setLimit(LedgerStep.SetLimit step) {
        return both(step.account(), LedgerState.issuerOf(step.asset()));
    }

    @Override
    public List<String> createAsset(LedgerStep.CreateAsset step) {
        return List.of(LedgerState.issuerOf(step.asset()));
    }

    @Override
    public List<String> hold(LedgerStep.Hold step) {
        return both(step.from(), step.to());
    }

    @Override
    public List<String> post(LedgerStep.Post step) {
        return both(step.from(), step.to());
    }

    @Override
    public List<String> voidHold(LedgerStep.VoidHold step) {
        return List.of(step.from());
    }

    @Override
    public List<String> guardBalance(LedgerStep.GuardBalance step) {
        return List.of(step.account());
    }

    @Override
    public List<String> guardAccount(LedgerStep.GuardAccount step) {
        return List.of(step.account());
    }
}
