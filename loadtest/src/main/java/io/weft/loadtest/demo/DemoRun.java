package io.weft.loadtest.demo;

import io.weft.client.LedgerInfo;
import io.weft.client.TxId;
import io.weft.loadtest.audit.BalanceAudit;
import io.weft.loadtest.audit.Checks;
import io.weft.loadtest.audit.ExpectedBalance;
import io.weft.loadtest.audit.TransactionAudit;
import io.weft.loadtest.bank.BankPlan;
import io.weft.loadtest.bank.ReportedBalances;
import io.weft.loadtest.ledger.LedgerReads;
import io.weft.loadtest.ledger.MustCommit;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.run.LoadRun;
import io.weft.loadtest.terminal.Progress;
import io.weft.loadtest.terminal.Text;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The demo from the first start of the node to the last check. */
final class DemoRun {

    static final int LEAST_SHARDS = 16;
    static final double LEAST_CROSS_SHARD_SHARE = 0.9;

    private static final int SAMPLE_BEFORE_KILL = 500;
    private static final int SAMPLE_OVERALL = 500;
    private static final int OPENINGS_IN_FLIGHT = 64;

    private final DemoSettings settings;
    private final Progress progress;
    private final RunningNode node;
    private final BankPlan plan;
    private final BankCheck bankCheck;
    private final LedgerReads reads;
    private final BalanceAudit audit;
    private final Checks checks = new Checks();
    private final DemoSummary summary = new DemoSummary();

    DemoRun(DemoSettings settings, Progress progress, RunningNode node) {
        this.settings = settings;
        this.progress = progress;
        this.node = node;
        this.plan = new BankPlan(settings.source().entries());
        this.bankCheck = new BankCheck(plan, new ReportedBalances(settings.source().entries()));
        this.reads = new LedgerReads(node);
        this.audit = new BalanceAudit(reads, BankPlan.CROWN);
    }

    /** @return whether all checks held; the summary has been printed then */
    boolean run() throws IOException, InterruptedException {
        openBank();
        replay();
        if (checks.allHeld()) {
            transfers();
        }
        summary.print(progress, checks);
        return checks.allHeld();
    }

    private void openBank() throws IOException, InterruptedException {
        try (MustCommit mustCommit = new MustCommit(node, OPENINGS_IN_FLIGHT)) {
            mustCommit.one(BankPlan.createCrown());
            mustCommit.all(plan.openings(), new AtomicInteger());
        }
        progress.say("opened " + Text.count(plan.customers()) + " customers' accounts, " + plan.creditLimits()
                + " with an overdraft, and " + Text.count(plan.counterparties()) + " of those who deal with them");
    }

    private void replay() throws IOException, InterruptedException {
        BankReplay replay = new BankReplay(node, plan, settings.source().entries(), progress::say);
        BankReplay.Result result;
        try (Progress.Watch watch = progress.watch(replay::status)) {
            result = replay.run();
        }
        summary.replayed(settings.source(), plan, result);
        checks.none("the replay failed", result.faults());
        checks.check(result.kill() != null, "the node was not killed");
        if (checks.allHeld()) {
            checkBank(result);
        }
    }

    private void checkBank(BankReplay.Result replay) throws IOException, InterruptedException {
        BalanceAudit.Result result = audited("checking balances", bankCheck.expected());
        checks.balances("the bank", result);
        checks.sumIsZero(result);
        BankCheck.Nearness nearness = bankCheck.checkReported(result.posted(), checks);
        List<TxId> sample = sample(replay);
        checks.none("acknowledged transactions are lost", new TransactionAudit(reads).notCommitted(sample));
        summary.bankChecked(result, nearness, sample.size());
    }

    /** Those that were acknowledged last before the kill, which are the most easily lost; and some of all others. */
    private static List<TxId> sample(BankReplay.Result replay) {
        List<TxId> all = replay.acknowledged();
        int atKill = replay.kill().acknowledged();
        List<TxId> sample = new ArrayList<>(all.subList(Math.max(0, atKill - SAMPLE_BEFORE_KILL), atKill));
        int stride = Math.max(1, all.size() / SAMPLE_OVERALL);
        for (int i = 0; i < all.size(); i += stride) {
            sample.add(all.get(i));
        }
        return sample;
    }

    private void transfers() throws IOException, InterruptedException {
        LoadRun run = new LoadRun(node, "the node of the demo", settings.transfers(), new SecureRandom().nextLong(),
                settings.seed(), progress);
        run.open();
        LedgerInfo before = reads.info();
        AtomicLong committed = new AtomicLong();
        LoadResult result;
        try (Progress.Watch watch = progress.watch(() -> "uniform transfers: " + Text.count(committed.get()) + " committed")) {
            result = run.measure(settings.drive(), 0, second -> committed.addAndGet(second.committed()));
        }
        checks.none("uniform transfers went wrong", result.audit().failures());
        checks.check(result.total().committed() > 0, "no uniform transfer was committed");
        summary.transferred(result);
        checkShards(before, reads.info());
        checkBankAgain(result);
    }

    private void checkShards(LedgerInfo before, LedgerInfo after) {
        long cross = after.crossShardTransactions() - before.crossShardTransactions();
        long one = after.oneShardTransactions() - before.oneShardTransactions();
        double share = cross + one == 0 ? 0 : (double) cross / (cross + one);
        checks.check(after.shards() >= LEAST_SHARDS,
                "there must be at least " + LEAST_SHARDS + " shards, but there are " + after.shards());
        checks.check(share >= LEAST_CROSS_SHARD_SHARE, "at least " + Text.percent(LEAST_CROSS_SHARD_SHARE)
                + " of the transfers must cross shards, but only " + Text.percent(share) + " did");
        summary.crossed(after, share);
    }

    /** The transfers were between other accounts. */
    private void checkBankAgain(LoadResult transfers) throws IOException, InterruptedException {
        BalanceAudit.Result bank = audited("checking balances", bankCheck.expected());
        checks.balances("the bank after the transfers", bank);
        checks.sumIsZero(bank);
        summary.allChecked(bank, transfers);
    }

    private BalanceAudit.Result audited(String what, List<ExpectedBalance> expected)
            throws IOException, InterruptedException {
        AtomicInteger done = new AtomicInteger();
        try (Progress.Watch watch = progress.watch(() ->
                what + ": " + Text.count(done.get()) + " of " + Text.count(expected.size()) + " accounts read")) {
            return audit.run(expected, done);
        }
    }
}
