package io.weft.loadtest.demo;

import io.weft.client.Outcome;
import io.weft.client.Transaction;
import io.weft.client.TxId;
import io.weft.loadtest.bank.BankPlan;
import io.weft.loadtest.bank.Entry;
import io.weft.loadtest.bank.EntryScheduler;
import io.weft.loadtest.ledger.Nodes;
import io.weft.loadtest.ledger.Submitter;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.terminal.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sends every entry as a transfer, and kills the node when half of them are acknowledged. What was not answered is sent
 * again, under the same ids, as soon as the node is back.
 */
final class BankReplay {

    private static final int MAX_IN_FLIGHT = 4_096;
    private static final int MAX_FAULTS = 10;
    private static final long DRAIN_TIMEOUT_MS = 180_000;

    private final RunningNode node;
    private final BankPlan plan;
    private final List<Entry> entries;
    private final EntryScheduler scheduler;
    private final List<TxId> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private final Queue<String> faults = new ArrayBlockingQueue<>(MAX_FAULTS);
    private final MidwayKill kill;
    private volatile Submitter stream;

    /** @param say told what happens to the node, for people */
    BankReplay(RunningNode node, BankPlan plan, List<Entry> entries, Consumer<String> say) {
        this.node = node;
        this.plan = plan;
        this.entries = entries;
        this.scheduler = new EntryScheduler(entries);
        this.kill = new MidwayKill(node, say, this::fail);
    }

    /**
     * @param acknowledged the ids of what was committed, in the order of the answers
     * @param resent       transactions that were sent, and not answered, when a connection broke
     */
    record Result(long elapsedMs, MidwayKill.Report kill, List<TxId> acknowledged, long resent,
            List<String> faults) {}

    String status() {
        return "replaying: " + Text.count(acknowledged.size()) + " of " + Text.count(entries.size())
                + " entries committed";
    }

    Result run() throws InterruptedException {
        long startNanos = System.nanoTime();
        long resent;
        try (Submitter opened = new Submitter(node, Nodes.PATIENT, MAX_IN_FLIGHT)) {
            stream = opened;
            kill.arm(acknowledged::size, opened::inFlight);
            for (Entry entry = scheduler.take(); entry != null; entry = scheduler.take()) {
                send(entry);
            }
            if (faults.isEmpty() && !stream.awaitIdle(DRAIN_TIMEOUT_MS)) {
                fail("some entries were not answered for " + DRAIN_TIMEOUT_MS + " ms");
            }
            resent = opened.resent();
        }
        MidwayKill.Report report = kill.await();
        long elapsedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        return new Result(elapsedMs, report, List.copyOf(acknowledged), resent, List.copyOf(faults));
    }

    private void send(Entry entry) throws InterruptedException {
        Transaction transfer = plan.transfer(entry);
        stream.submit(transfer, outcome -> judge(entry, outcome));
    }

    private void judge(Entry entry, Outcome outcome) {
        if (!(outcome instanceof Outcome.Committed)) {
            // Once it has failed, what is still in flight is given up, which is no news.
            if (faults.isEmpty()) {
                fail("entry " + entry.number() + " of account " + entry.account() + " ended with " + outcome);
            }
            return;
        }
        acknowledged.add(outcome.txId());
        scheduler.committed(entry);
        kill.acknowledged(acknowledged.size(), entries.size());
    }

    private void fail(String fault) {
        faults.offer(fault);
        scheduler.abort();
        // The sender may be waiting for room that the ledger will not make.
        stream.close();
    }
}
