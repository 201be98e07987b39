package io.weft.loadtest.run;

import io.weft.loadtest.workload.Holds;
import io.weft.loadtest.workload.Multi;
import io.weft.loadtest.workload.SmallBank;
import io.weft.loadtest.workload.Transfers;
import io.weft.loadtest.workload.Workload;
import java.util.List;

/** The workloads that are drawn at random, by name. */
public final class Workloads {

    static final List<String> NAMES = List.of("transfer", "hot", "zipf", "multi", "smallbank", "holds", "scarce");

    private static final int FEWEST_ACCOUNTS = 100;
    private static final int MOST_ACCOUNTS = 50_000_000;
    private static final double MOST_SKEW = 4;

    private Workloads() {}

    /** @throws IllegalArgumentException if there is none of this name, or it can't be made so */
    public static Workload of(String name, int accounts, double skew) {
        Limits.within("--accounts", accounts, FEWEST_ACCOUNTS, MOST_ACCOUNTS);
        if (!(skew > 0 && skew <= MOST_SKEW)) {
            throw new IllegalArgumentException("--skew must be above 0 and at most " + MOST_SKEW + ", but is " + skew);
        }
        return switch (name) {
            case "transfer" -> Transfers.uniform(accounts);
            case "hot" -> Transfers.hot(accounts);
            case "zipf" -> Transfers.zipf(accounts, skew);
            case "scarce" -> Transfers.scarce(accounts);
            case "multi" -> new Multi(accounts);
            case "smallbank" -> SmallBank.of(accounts / 2);
            case "holds" -> new Holds(accounts, System::currentTimeMillis);
            default -> throw new IllegalArgumentException(
                    "there is no workload '" + name + "'; there are " + String.join(", ", NAMES) + ", replay");
        };
    }
}
