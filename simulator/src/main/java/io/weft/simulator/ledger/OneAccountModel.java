package io.weft.simulator.ledger;

import io.weft.simulator.check.SequentialModel;
import io.weft.simulator.ledger.LedgerOperation.Executed;
import io.weft.simulator.ledger.LedgerOperation.HoldExpired;
import io.weft.simulator.ledger.LedgerOperation.Read;

/**
 * The sequential specification of one account alone: what committed transactions do there, reads of it, and expiries of
 * its holds. What a committed transaction relied on elsewhere is taken to have been there.
 */
final class OneAccountModel implements SequentialModel<Account, LedgerOperation> {

    private final String id;
    private final LedgerLimits limits;

    OneAccountModel(String id, LedgerLimits limits) {
        this.id = id;
        this.limits = limits;
    }

    @Override
    public Account start() {
        return Account.NEVER_OPENED;
    }

    @Override
    public Account apply(Account account, LedgerOperation operation) {
        if (operation instanceof Executed transaction) {
            return execute(account, transaction);
        }
        if (operation instanceof HoldExpired expiry) {
            HeldAmount hold = account.holds().get(expiry.holdId());
            return hold != null && hold.isReserved() ? account.expired(expiry.holdId()) : null;
        }
        return Views.matches((Read) operation, account) ? account : null;
    }

    private Account execute(Account before, Executed transaction) {
        StepJudge judge = new StepJudge(transaction, limits, Surroundings.TRUSTED, id);
        Account account = before;
        for (int index = 0; index < transaction.steps().size(); index++) {
            if (TouchedAccounts.of(transaction.steps().get(index)).contains(id)) {
                Ruling ruling = judge.judge(index, account);
                if (!ruling.mayPass()) {
                    return null;
                }
                account = ruling.after();
            }
        }
        return account;
    }

    @Override
    public String explain(Account account, LedgerOperation operation) {
        return "not possible at " + id + " while it is " + account;
    }

    @Override
    public boolean onlyObserves(LedgerOperation operation) {
        return operation instanceof Read;
    }
}
