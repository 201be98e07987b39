package io.weft.protocol.shard.evaluate;

import io.weft.protocol.message.ShardMessage.Prepare.PlacedStep;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.route.TouchedAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The accounts of this shard that a transaction touches, in the order in which it does, and the steps of each. Nearly
 * always there are one or two, so they are looked for one by one.
 */
final class OwnSteps {

    private final List<AccountId> accounts = new ArrayList<>(2);
    private final List<List<PlacedStep>> steps = new ArrayList<>(2);

    OwnSteps(List<PlacedStep> all, Predicate<AccountId> owned) {
        for (PlacedStep placed : all) {
            for (AccountId account : TouchedAccounts.of(placed.step())) {
                int at = accounts.indexOf(account);
                if (at >= 0) {
                    steps.get(at).add(placed);
                } else if (owned.test(account)) {
                    accounts.add(account);
                    List<PlacedStep> first = new ArrayList<>(1);
                    first.add(placed);
                    steps.add(first);
                }
            }
        }
    }

    int accounts() {
        return accounts.size();
    }

    AccountId account(int i) {
        return accounts.get(i);
    }

    List<PlacedStep> steps(int i) {
        return steps.get(i);
    }
}
