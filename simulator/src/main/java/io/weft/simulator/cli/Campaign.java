package io.weft.simulator.cli;

import io.weft.simulator.plan.Plan;
import io.weft.simulator.plan.PlanMaker;
import io.weft.simulator.run.Result;
import io.weft.simulator.shrink.Runs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Runs seeds side by side until there are enough, or the time is over, or too many fail. To be used once. */
final class Campaign {

    private final SimulateSettings settings;
    private final Console console;
    private final Failures failures;
    private final Totals totals = new Totals();
    private final AtomicLong begun = new AtomicLong();
    private final long startNs = System.nanoTime();
    private volatile boolean isBroken;

    Campaign(SimulateSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
        this.failures = new Failures(settings, console);
    }

    /** Whether all seeds are clean. */
    boolean run() throws InterruptedException, IOException {
        ExecutorService workers = Executors.newFixedThreadPool(settings.threads());
        try {
            List<Future<?>> under = new ArrayList<>();
            for (int i = 0; i < settings.threads(); i++) {
                under.add(workers.submit(this::work));
            }
            for (Future<?> worker : under) {
                await(worker);
            }
        } finally {
            isBroken = true;
            workers.shutdown();
        }
        console.say(totals.summary(elapsedMs(), failures.count()));
        return failures.count() == 0;
    }

    private void await(Future<?> worker) throws InterruptedException, IOException {
        while (true) {
            try {
                worker.get(console.periodMs(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                console.status(totals.status(settings.seeds(), elapsedMs(), failures.count()));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException failed) {
                    throw failed;
                }
                throw new IllegalStateException("a thread of the simulator ended", e.getCause());
            }
        }
    }

    private Void work() throws IOException {
        while (!isBroken && elapsedMs() < settings.maxMs() && failures.count() < settings.maxFailures()) {
            long index = begun.getAndIncrement();
            if (index >= settings.seeds()) {
                return null;
            }
            run(settings.firstSeed() + index);
        }
        return null;
    }

    private void run(long seed) throws IOException {
        Plan plan = PlanMaker.of(seed);
        boolean isVerified = settings.verifies(seed);
        Result result = Runs.run(plan, isVerified);
        totals.add(result);
        String difference = isVerified ? Difference.between(result, Runs.run(PlanMaker.of(seed), true)) : null;
        if (difference != null) {
            failures.differs(seed, difference);
        } else if (!result.isClean()) {
            failures.found(result);
        }
    }

    private long elapsedMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
    }
}
