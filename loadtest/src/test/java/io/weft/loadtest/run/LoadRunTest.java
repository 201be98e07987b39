package io.weft.loadtest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.weft.loadtest.drive.DriveSettings;
import io.weft.loadtest.fake.FakeFault;
import io.weft.loadtest.fake.FakeLedger;
import io.weft.loadtest.fake.FakeServer;
import io.weft.loadtest.replay.Replay;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.result.SecondResult;
import io.weft.loadtest.terminal.Progress;
import io.weft.loadtest.workload.Holds;
import io.weft.loadtest.workload.Transfers;
import io.weft.loadtest.workload.Workload;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a sequential ledger that goes wrong as told. */
@Timeout(120)
class LoadRunTest {

    private static final DriveSettings CLOSED = new DriveSettings(2, 64, 16, 0, 0, 2_000, 300, 20_000);

    private final List<SecondResult> seconds = new ArrayList<>();

    private LoadResult run(FakeLedger ledger, Workload workload, DriveSettings settings, int warmUpSeconds, Runnable opened)
            throws Exception {
        try (FakeServer server = new FakeServer(ledger);
                Progress progress = new Progress(new PrintStream(OutputStream.nullOutputStream()), false)) {
            LoadRun run = new LoadRun(server.channel(), "fake", workload, 1, 1, progress);
            run.open();
            opened.run();
            return run.measure(settings, warmUpSeconds, seconds::add);
        }
    }

    @Test
    void shouldCountWhatItDidAndFindTheAuditClean() throws Exception {
        // when
        LoadResult result = run(new FakeLedger(() -> FakeFault.NONE), Transfers.uniform(100), CLOSED, 1, () -> { });

        // then
        assertThat(result.audit().failures()).isEmpty();
        assertThat(result.audit().checks()).hasSize(5);
        assertThat(seconds).hasSize(2).first().matches(SecondResult::warmUp);
        assertThat(result.total().committed()).isPositive().isEqualTo(seconds.get(1).committed());
        assertThat(result.operations().get(0).outcomes()).containsEntry("committed", result.total().committed());
        // Outcomes and latencies are counted one after the other, while operations end.
        assertThat(result.operations().get(0).latency().count()).isCloseTo(result.total().committed(), withinPercentage(10));
        assertThat(result.warnings()).containsExactly("the processor time of the node is not known");
    }

    @Test
    void shouldBringEveryTransactionToItsOutcomeOverAllThatGoesWrong() throws Exception {
        // given
        SplittableRandom random = new SplittableRandom(5);
        AtomicBoolean isOpen = new AtomicBoolean();
        Supplier<FakeFault> faults = () -> isOpen.get() && random.nextInt(500) == 0
                ? FakeFault.values()[random.nextInt(FakeFault.values().length)] : FakeFault.NONE;

        // when
        LoadResult result = run(new FakeLedger(faults), Transfers.scarce(100), CLOSED, 0, () -> isOpen.set(true));

        // then
        assertThat(result.audit().failures()).isEmpty();
        assertThat(result.total().retries()).isPositive();
        assertThat(result.total().rejected()).isPositive();
    }

    @Test
    void shouldHoldAndCaptureAndRelease() throws Exception {
        // when
        LoadResult result = run(new FakeLedger(() -> FakeFault.NONE), new Holds(100, System::currentTimeMillis), CLOSED, 0, () -> { });

        // then
        assertThat(result.audit().failures()).isEmpty();
        assertThat(result.operations()).allSatisfy(operation -> assertThat(operation.latency().count()).isPositive());
    }

    @Test
    void shouldFindWhatALedgerHasDoneTwice() throws Exception {
        // given a ledger that does a few transactions twice
        FakeLedger ledger = new FakeLedger(() -> FakeFault.NONE);

        // when
        LoadResult result = run(ledger, Transfers.uniform(100), CLOSED, 0, () -> ledger.doublesOneIn(100));

        // then
        assertThat(result.audit().failures()).anySatisfy(failure -> assertThat(failure).contains("posted and 0 held, but has"));
    }

    @Test
    void shouldBeginOperationsOnTimeInAnOpenLoop() throws Exception {
        // when
        DriveSettings open = new DriveSettings(2, 64, 16, 500, 0, 2_000, 300, 20_000);
        LoadResult result = run(new FakeLedger(() -> FakeFault.NONE), Transfers.uniform(100), open, 1, () -> { });

        // then as many as were due have begun
        assertThat(result.audit().failures()).isEmpty();
        assertThat(seconds.stream().mapToLong(second -> second.ended() + second.inFlight()).sum()).isBetween(800L, 1_300L);
    }

    @Test
    void shouldEndWithTheWorkloadAndSayThatItMeasuredNothing(@TempDir Path directory) throws Exception {
        // given a file that is replayed long before the warm-up is over
        Path file = Files.writeString(directory.resolve("transfers.csv"), "debit,credit,amount\nalice,bob,3\nbob,alice,2\n");

        // when
        DriveSettings minutes = new DriveSettings(2, 64, 16, 0, 0, 120_000, 300, 20_000);
        LoadResult result = run(new FakeLedger(() -> FakeFault.NONE), Replay.of(file, 5), minutes, 60, () -> { });

        // then
        assertThat(result.audit().failures()).isEmpty();
        assertThat(seconds.stream().mapToLong(SecondResult::committed).sum()).isEqualTo(10);
        assertThat(result.run().measuredMs()).isZero();
        assertThat(result.total().committedPerSecond()).isZero();
        assertThat(result.warnings()).anySatisfy(warning -> assertThat(warning).contains("within the warm-up"));
    }
}
