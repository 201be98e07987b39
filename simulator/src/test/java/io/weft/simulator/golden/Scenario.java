package io.weft.simulator.golden;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import io.weft.simulator.plan.Action;
import io.weft.simulator.plan.Cast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A story with a name: what clients do and when, what goes wrong, and what must be seen in its trace, so that a trace that
 * is written anew still shows what it should. Transactions are t2, t3 and so on in the order in which they are told. Not
 * thread-safe.
 */
final class Scenario {

    private static final int FIRST_NUMBER = 2;
    private static final long USUAL_MAX_UNDECIDED_MS = 3_000;

    private final String name;
    private final String title;
    private final List<Action> actions = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Map<Transaction, String> names = new LinkedHashMap<>();
    private final Map<String, Transaction> byName = new LinkedHashMap<>();
    private final List<String> shown = new ArrayList<>();
    private final List<String> omitted = new ArrayList<>();
    private Consumer<Director> directions = director -> { };
    private List<Integer> gateways = List.of(1);
    private long maxUndecidedMs = USUAL_MAX_UNDECIDED_MS;

    /** @param name of its file, without the ending */
    Scenario(String name, String title) {
        this.name = name;
        this.title = title;
    }

    /** A transfer by a client. */
    Scenario pay(long atMs, AccountId from, AccountId to, long amount) {
        return execute(atMs, atMs, "", transfer(from, to, amount));
    }

    /** A transfer that needs its payer for itself, maybe under an id of another time. */
    Scenario payExactly(long atMs, long idTimeMs, AccountId from, AccountId to, long amount) {
        Step.GuardBalance guard = new Step.GuardBalance(from, Ledger.MONEY, Step.Bound.AT_MOST, Ledger.FUNDS);
        String age = idTimeMs == atMs ? "" : ", under an id of " + idTimeMs + " ms";
        return execute(atMs, idTimeMs, ", only if it has at most " + Ledger.FUNDS + age, transfer(from, to, amount), guard);
    }

    private static Step.Transfer transfer(AccountId from, AccountId to, long amount) {
        return new Step.Transfer(from, to, Ledger.MONEY, Quantity.of(amount));
    }

    private Scenario execute(long atMs, long idTimeMs, String more, Step.Transfer transfer, Step... guards) {
        List<Step> steps = new ArrayList<>(List.of(guards));
        steps.add(transfer);
        return execute(atMs, idTimeMs, steps, Cast.name(transfer.from()) + " pays " + transfer.amount() + " to "
                + Cast.name(transfer.to()) + more);
    }

    private Scenario execute(long atMs, long idTimeMs, List<Step> steps, String words) {
        int number = FIRST_NUMBER + byName.size();
        TxId txId = TxId.of(Ledger.timeMs(idTimeMs), number - 1, number);
        return tell(atMs, "t" + number, new Transaction(txId, steps), words);
    }

    private Scenario tell(long atMs, String label, Transaction transaction, String words) {
        names.put(transaction, label);
        byName.put(label, transaction);
        actions.add(new Action.Execute(atMs, transaction));
        return say(atMs, label + ": " + words);
    }

    private Scenario say(long atMs, String words) {
        told.add(Text.at(atMs, words));
        return this;
    }

    Scenario hold(long atMs, AccountId from, AccountId to, long amount, long deadlineMs) {
        Step step = new Step.Hold(from, to, Ledger.MONEY, Quantity.of(amount), Ledger.timeMs(deadlineMs));
        return execute(atMs, atMs, List.of(step), "hold " + amount + " of " + Cast.name(from) + " for " + Cast.name(to)
                + " until " + deadlineMs + " ms");
    }

    /** Posts the whole of a hold that is the only step of its transaction. */
    Scenario post(long atMs, String ofHold) {
        Transaction holding = byName.get(ofHold);
        Step.Hold held = (Step.Hold) holding.steps().get(0);
        Step step = new Step.Post(new HoldId(holding.id(), 0), held.from(), held.to(), held.asset(), held.amount());
        return execute(atMs, atMs, List.of(step), "post the hold " + ofHold + "/0");
    }

    /** Another transfer under an id that is taken. */
    Scenario reuse(long atMs, String taken, AccountId from, AccountId to, long amount) {
        String label = taken + "'".repeat((int) byName.keySet().stream().filter(known -> known.startsWith(taken)).count());
        Step.Transfer transfer = transfer(from, to, amount);
        return tell(atMs, label, new Transaction(byName.get(taken).id(), List.of(transfer)),
                Cast.name(from) + " pays " + amount + " to " + Cast.name(to) + ", under the id of " + taken);
    }

    Scenario cancel(long atMs, String cancelled) {
        actions.add(new Action.Cancel(atMs, byName.get(cancelled).id()));
        return say(atMs, "cancel " + cancelled);
    }

    Scenario read(long atMs, AccountId account) {
        actions.add(new Action.ReadAccount(atMs, account, false));
        return say(atMs, "read " + Cast.name(account) + ", exactly");
    }

    Scenario readLatest(long atMs, AccountId account) {
        actions.add(new Action.ReadAccount(atMs, account, true));
        return say(atMs, "read " + Cast.name(account) + ", latest");
    }

    /** The nodes through which the tries of each question go; the last one is for all further tries. */
    Scenario through(Integer... nodes) {
        gateways = List.of(nodes);
        return this;
    }

    /** From admission to the retryable abort (rule 4). */
    Scenario undecidedAtMost(long ms) {
        maxUndecidedMs = ms;
        return this;
    }

    /** What goes wrong, and when. */
    Scenario directed(Consumer<Director> by) {
        directions = by;
        return this;
    }

    /** Leaves out what is the same in every commit. */
    Scenario without(String... words) {
        omitted.addAll(List.of(words));
        return this;
    }

    /** Lines of its trace hold these words, in this order. */
    Scenario shows(String... words) {
        shown.addAll(List.of(words));
        return this;
    }

    String name() {
        return name;
    }

    String title() {
        return title;
    }

    List<Action> actions() {
        return actions;
    }

    List<String> told() {
        return told;
    }

    /** Lines with these words are left out. */
    List<String> omitted() {
        return omitted;
    }

    List<String> shown() {
        return shown;
    }

    long maxUndecidedMs() {
        return maxUndecidedMs;
    }

    void direct(Director director) {
        directions.accept(director);
    }

    int gateway(int tryNumber) {
        return gateways.get(Math.min(tryNumber, gateways.size()) - 1);
    }

    /** Such as {@code t2}; {@code t2'} is another content under the same id. */
    String nameOf(Transaction transaction) {
        return names.get(transaction);
    }

    @Override
    public String toString() {
        return name;
    }
}
