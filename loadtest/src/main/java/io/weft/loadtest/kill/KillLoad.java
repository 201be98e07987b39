package io.weft.loadtest.kill;

import io.weft.client.Outcome;
import io.weft.loadtest.kill.Planned.OpenHold;
import io.weft.loadtest.ledger.Nodes;
import io.weft.loadtest.ledger.Submitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends the mix of a kill test over several streams, in bursts, and keeps the books: what commits is applied to the
 * expected balances, and what ends as it must not is a fault.
 */
final class KillLoad implements AutoCloseable {

    private static final int MAX_OPEN_HOLDS = 10_000;
    private static final int MAX_FAULTS = 10;
    private static final long DRAIN_TIMEOUT_MS = 180_000;

    private final KillAccounts accounts;
    private final List<Submitter> streams = new ArrayList<>();
    private final List<KillMix> mixes = new ArrayList<>();
    private final List<Thread> senders = new ArrayList<>();
    private final Queue<OpenHold> openHolds = new ArrayBlockingQueue<>(MAX_OPEN_HOLDS);
    private final Endings endings = new Endings();
    private final Queue<String> faults = new ArrayBlockingQueue<>(MAX_FAULTS);
    private final LongAdder committed = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private volatile boolean sending;

    KillLoad(KillAccounts accounts, Nodes nodes, KillSettings settings) {
        this.accounts = accounts;
        SplittableRandom random = new SplittableRandom(settings.seed());
        for (int i = 0; i < settings.streams(); i++) {
            streams.add(new Submitter(nodes, Nodes.PATIENT, settings.inFlightPerStream()));
            mixes.add(new KillMix(accounts, openHolds, random.split()));
        }
    }

    /** Begins to send. */
    void start() {
        sending = true;
        for (int i = 0; i < streams.size(); i++) {
            Submitter stream = streams.get(i);
            KillMix mix = mixes.get(i);
            Thread sender = new Thread(() -> send(stream, mix), "kill-test-sender-" + i);
            sender.setDaemon(true);
            senders.add(sender);
            sender.start();
        }
    }

    /** Stops sending anything new, and waits until everything that was sent has its verdict. */
    void stop() throws InterruptedException {
        sending = false;
        for (Thread sender : senders) {
            sender.join();
        }
        senders.clear();
        for (Submitter stream : streams) {
            if (!stream.awaitIdle(DRAIN_TIMEOUT_MS)) {
                faults.offer(stream.inFlight() + " transactions have no outcome after " + DRAIN_TIMEOUT_MS + " ms");
            }
        }
    }

    /** See {@link Endings#killed}. */
    void nodeKilled() {
        endings.killed();
    }

    /** See {@link Endings#take}. */
    Endings.Round takeEndings() {
        return endings.take();
    }

    /**
     * Sends transactions once more under their ids. Each must end as before, and have no effect; the next audit sees
     * whether it had.
     */
    void sendOnceMore(List<Endings.Ended> again) throws InterruptedException {
        Submitter stream = streams.get(0);
        for (Endings.Ended ended : again) {
            stream.submit(ended.planned().transaction(), outcome -> {
                if (!sameOutcome(ended.outcome(), outcome)) {
                    faults.offer(id(ended.planned()) + " ended with " + ended.outcome() + ", but sent once more with "
                            + outcome);
                }
            });
        }
        if (!stream.awaitIdle(DRAIN_TIMEOUT_MS)) {
            faults.offer("transactions that were sent once more have no outcome after " + DRAIN_TIMEOUT_MS + " ms");
        }
    }

    int inFlight() {
        return streams.stream().mapToInt(Submitter::inFlight).sum();
    }

    long committed() {
        return committed.sum();
    }

    long rejected() {
        return rejected.sum();
    }

    /** Attempts that were lost with their connection, and so were made again. */
    long resent() {
        return streams.stream().mapToLong(Submitter::resent).sum();
    }

    /** The first of them. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void close() {
        sending = false;
        streams.forEach(Submitter::close);
    }

    private void send(Submitter stream, KillMix mix) {
        try {
            while (sending && faults.isEmpty()) {
                Planned planned = mix.next();
                stream.submit(planned.transaction(), outcome -> judge(planned, outcome));
            }
        } catch (InterruptedException e) {
            faults.offer("interrupted");
        }
    }

    private void judge(Planned planned, Outcome outcome) {
        if (!planned.allows(outcome)) {
            faults.offer(id(planned) + ", which " + planned.fate() + ", ended with " + outcome);
        }
        if (outcome instanceof Outcome.Committed) {
            committed.increment();
            accounts.apply(planned.effects());
            if (planned.hold() != null) {
                // Beyond the bound it simply stays open until the end.
                openHolds.offer(planned.hold());
            }
        } else {
            rejected.increment();
        }
        endings.add(planned, outcome);
    }

    /** The message, and which of several failing steps is named, may differ. */
    private static boolean sameOutcome(Outcome first, Outcome second) {
        if (first instanceof Outcome.Rejected one && second instanceof Outcome.Rejected other) {
            return one.code() == other.code();
        }
        return first.equals(second);
    }

    private static String id(Planned planned) {
        return "transaction " + planned.transaction().id();
    }
}
