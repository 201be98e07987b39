package io.weft.loadtest.demo;

import io.weft.client.LedgerInfo;
import io.weft.loadtest.audit.BalanceAudit;
import io.weft.loadtest.audit.Checks;
import io.weft.loadtest.bank.BankPlan;
import io.weft.loadtest.bank.EntrySource;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.terminal.Progress;
import io.weft.loadtest.terminal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The dozen lines at the end. */
final class DemoSummary {

    private final List<String> lines = new ArrayList<>();

    void replayed(EntrySource source, BankPlan plan, BankReplay.Result replay) {
        add("entries", Text.count(replay.acknowledged().size()) + " of " + Text.count(source.entries().size())
                + (source.isReal() ? " real" : " generated") + " entries of " + Text.count(plan.customers())
                + " accounts committed in " + Text.seconds(replay.elapsedMs()));
        MidwayKill.Report kill = replay.kill();
        if (kill != null) {
            add("kill -9", "after " + Text.count(kill.acknowledged()) + " entries, with " + Text.count(kill.inFlight())
                    + " in flight; what was not answered was sent again under the same ids ("
                    + Text.count(replay.resent()) + ")");
            add("recovery", "node served again " + Text.seconds(kill.servingAfterMs())
                    + " after the kill, first entry committed after " + Text.seconds(kill.firstAnswerAfterMs()));
        }
    }

    void bankChecked(BalanceAudit.Result audit, BankCheck.Nearness nearness, int sample) {
        add("balances", Text.count(audit.accounts() - audit.wrong()) + " of " + Text.count(audit.accounts())
                + " exactly the entries' sum, in all " + audit.sum());
        add("printed", Text.count(nearness.accounts()) + " balances compared: " + Text.count(nearness.exact())
                + " equal to the haler, the furthest " + String.format(Locale.ROOT, "%.2f", nearness.furthest() / 100.0)
                + " crowns off");
        add("outcomes", Text.count(sample) + " acknowledged transactions looked up");
    }

    void transferred(LoadResult result) {
        add("transfers", Text.count(result.total().committed()) + " uniform among " + Text.count(result.run().accounts())
                + " accounts in " + Text.seconds(result.run().measuredMs()) + ": "
                + Text.count(Math.round(result.total().committedPerSecond())) + " a second, "
                + Text.count(result.total().rejected()) + " rejected");
        add("latency", "p50 " + Text.milliseconds(result.total().latency().p50Us()) + ", p99 "
                + Text.milliseconds(result.total().latency().p99Us()) + ", with "
                + Text.count((long) result.run().connections() * result.run().inFlight()) + " in flight");
    }

    void crossed(LedgerInfo info, double share) {
        add("cross-shard", Text.percent(share) + " of the transfers, over " + info.shards() + " shards and "
                + info.coordinators() + " coordinators");
    }

    void allChecked(BalanceAudit.Result bank, LoadResult transfers) {
        add("audit", "the bank once more: " + Text.count(bank.accounts() - bank.wrong()) + " of " + Text.count(bank.accounts())
                + " balances right, in all " + bank.sum());
        add("", "the transfers: " + (transfers.audit().isClean() ? "every" : "NOT every") + " balance of "
                + Text.count(transfers.run().accounts()) + " is what the acknowledged ones imply");
    }

    void print(Progress progress, Checks checks) {
        progress.say("");
        lines.forEach(progress::say);
        int held = checks.checked() - checks.failures().size();
        progress.say(line("checks", held + " of " + checks.checked() + " passed"));
        checks.failures().forEach(failure -> progress.say("FAILED: " + failure));
    }

    private void add(String what, String text) {
        lines.add(line(what, text));
    }

    private static String line(String what, String text) {
        return String.format(Locale.ROOT, "%-13s%s", what, text);
    }
}
