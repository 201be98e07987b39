package io.weft.protocol.benchmark;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What one uniform transfer among 100,000 accounts costs in the machines of 16 shards and 4 coordinators, from submission
 * to delivery, records encoded. Batches are as large as a node under full load gathers.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class MachinesBenchmark {

    private static final int ACCOUNTS = 100_000;
    private static final int BATCH = 4_000;
    private static final int STEPS_OF_A_FUNDING = 16;
    private static final AccountId BANK = account(-1);
    private static final AssetId EURO = new AssetId(BANK, 1);

    private final SplittableRandom random = new SplittableRandom(1);
    private Machines machines;

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder().include(MachinesBenchmark.class.getSimpleName()).build()).run();
    }

    private static AccountId account(int n) {
        return new AccountId(n * 0x9E3779B97F4A7C15L, n, n);
    }

    @Setup
    public void fund() {
        machines = new Machines();
        machines.execute(List.of(transaction(List.of(new Step.OpenAccount(BANK), new Step.CreateAsset(EURO, 2)))));
        for (int first = 0; first < ACCOUNTS; first += STEPS_OF_A_FUNDING) {
            List<Step> steps = new ArrayList<>();
            for (int i = first; i < Math.min(ACCOUNTS, first + STEPS_OF_A_FUNDING); i++) {
                steps.add(new Step.OpenAccount(account(i)));
                steps.add(new Step.Transfer(BANK, account(i), EURO, Quantity.of(1_000_000_000)));
            }
            machines.execute(List.of(transaction(steps)));
        }
    }

    private Transaction transaction(List<Step> steps) {
        return new Transaction(TxId.of(machines.nowMs(), random.nextInt(), random.nextLong()), steps);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public long transfer() {
        List<Transaction> transfers = new ArrayList<>(BATCH);
        for (int i = 0; i < BATCH; i++) {
            int from = random.nextInt(ACCOUNTS);
            int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
            Quantity amount = Quantity.of(1 + random.nextInt(100));
            transfers.add(transaction(List.of(new Step.Transfer(account(from), account(to), EURO, amount))));
        }
        machines.execute(transfers);
        return machines.journaledBytes();
    }
}
