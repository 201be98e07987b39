package io.weft.simulator.check;

import io.weft.simulator.check.Registers.Action;
import io.weft.simulator.check.Registers.Txn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Histories of a really serial execution, with overlapping intervals, and corruptions of them. */
final class RandomHistory {

    private static final int GAP = 10;

    private final Random random;
    private final int keys;
    private final int overlap;

    /**
     * @param overlap about how many operations are under way at once
     */
    RandomHistory(long seed, int keys, int overlap) {
        this.random = new Random(seed);
        this.keys = keys;
        this.overlap = overlap;
    }

    /** Strictly serializable; hints are where the operations really took place, or never. */
    List<Operation<Txn>> valid(int length, boolean withUnknownFates) {
        List<Operation<Txn>> history = new ArrayList<>();
        Map<String, Integer> state = new HashMap<>();
        for (int i = 0; i < length; i++) {
            long at = GAP * (long) i;
            long invokedAt = at - random.nextInt(GAP * overlap);
            if (withUnknownFates && random.nextInt(4) == 0) {
                boolean happened = random.nextBoolean();
                Txn txn = run(happened ? state : new HashMap<>(state), i);
                long bound = random.nextBoolean() ? Operation.NEVER : at + random.nextInt(GAP * overlap);
                history.add(new Operation<>("t" + i, txn, invokedAt, bound, true, happened ? at : Operation.NEVER));
            } else {
                history.add(new Operation<>("t" + i, run(state, i), invokedAt, at + random.nextInt(GAP * overlap), false, at));
            }
        }
        Collections.shuffle(history, random);
        return history;
    }

    private Txn run(Map<String, Integer> state, int number) {
        boolean aborts = random.nextInt(10) == 0;
        Map<String, Integer> work = aborts ? new HashMap<>(state) : state;
        List<Action> actions = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            String key = "k" + random.nextInt(keys);
            if (random.nextBoolean()) {
                work.put(key, 1 + random.nextInt(3) + number / 3);
                actions.add(Registers.w(key, work.get(key)));
            } else {
                actions.add(Registers.r(key, work.getOrDefault(key, 0)));
            }
        }
        return new Txn(actions, aborts);
    }

    /** The same with one fault, which may or may not show. */
    List<Operation<Txn>> corrupt(List<Operation<Txn>> history) {
        List<Operation<Txn>> wrong = new ArrayList<>(history);
        int i = random.nextInt(wrong.size());
        int j = random.nextInt(wrong.size());
        Operation<Txn> one = wrong.get(i);
        Operation<Txn> other = wrong.get(j);
        if (random.nextBoolean()) {
            wrong.set(i, withWhat(one, withOtherValue(one.what())));
        } else {
            wrong.set(i, withWhat(one, other.what()));
            wrong.set(j, withWhat(other, one.what()));
        }
        return wrong;
    }

    /** The same with hints that mean nothing. */
    List<Operation<Txn>> misled(List<Operation<Txn>> history) {
        return history.stream().map(it -> new Operation<>(it.name(), it.what(), it.invokedAt(), it.respondedAt(),
                it.mayBeAbsent(), random.nextLong())).toList();
    }

    private Txn withOtherValue(Txn txn) {
        List<Action> actions = new ArrayList<>(txn.actions());
        int i = random.nextInt(actions.size());
        Action action = actions.get(i);
        actions.set(i, new Action(action.isWrite(), action.key(), action.value() + (random.nextBoolean() ? 1 : -1)));
        return new Txn(actions, txn.aborted());
    }

    private static Operation<Txn> withWhat(Operation<Txn> operation, Txn txn) {
        return new Operation<>(operation.name(), txn, operation.invokedAt(), operation.respondedAt(), operation.mayBeAbsent(),
                operation.hint());
    }
}
