package io.weft.loadtest.kill;

import io.weft.loadtest.audit.BalanceAudit;
import io.weft.loadtest.audit.TransactionAudit;
import io.weft.loadtest.ledger.LedgerReads;
import io.weft.loadtest.ledger.LedgerRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is checked after each restart, when nothing is in flight: every balance; the outcomes of what was acknowledged
 * last before the kill, and of some that came later; that these, sent once more, end as before; and every balance again,
 * which shows whether they were done again. For one thread.
 */
final class RestartAudit {

    private final KillAccounts accounts;
    private final BalanceAudit balances;
    private final TransactionAudit outcomes;
    private int audits;
    private long lookedUp;
    private long sentOnceMore;
    private long livedThroughKill;

    RestartAudit(KillAccounts accounts, LedgerReads reads) {
        this.accounts = accounts;
        this.balances = new BalanceAudit(reads, accounts.asset());
        this.outcomes = new TransactionAudit(reads);
    }

    /**
     * @param audits           of every balance
     * @param lookedUp         transactions acknowledged as committed whose outcomes were asked for
     * @param sentOnceMore     acknowledged transactions that were sent once more
     * @param livedThroughKill of these, those that had been acknowledged before the kill
     */
    record Totals(int audits, long lookedUp, long sentOnceMore, long livedThroughKill) {}

    /** Audits before it sends anything once more: that would do again, and so hide, what was lost. */
    List<String> run(KillLoad load) throws LedgerRefused, InterruptedException {
        Endings.Round round = load.takeEndings();
        List<String> faults = new ArrayList<>(load.faults());
        faults.addAll(balanceFaults());
        faults.addAll(outcomes.notCommitted(round.committed()));
        lookedUp += round.committed().size();
        if (faults.isEmpty()) {
            load.sendOnceMore(round.all());
            sentOnceMore += round.all().size();
            livedThroughKill += round.beforeKill().size();
            faults.addAll(load.faults());
            faults.addAll(balanceFaults());
        }
        return faults;
    }

    Totals totals() {
        return new Totals(audits, lookedUp, sentOnceMore, livedThroughKill);
    }

    private List<String> balanceFaults() throws LedgerRefused, InterruptedException {
        audits++;
        BalanceAudit.Result result = balances.run(accounts.expected(), new AtomicInteger());
        List<String> faults = new ArrayList<>(result.faults());
        if (!result.sumIsZero()) {
            faults.add("the sum over all accounts must be zero, but is " + result.sum());
        }
        return faults;
    }
}
