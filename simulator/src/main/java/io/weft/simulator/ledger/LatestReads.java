package io.weft.simulator.ledger;

import io.weft.simulator.check.Operation;
import io.weft.simulator.check.StrictSerializability;
import io.weft.simulator.check.Verdict;
import io.weft.simulator.ledger.LedgerOperation.Committed;
import io.weft.simulator.ledger.LedgerOperation.Executed;
import io.weft.simulator.ledger.LedgerOperation.HoldExpired;
import io.weft.simulator.ledger.LedgerOperation.Read;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Judges reads labelled <em>latest</em>, which promise less than the others: they are linearizable per account.
 *
 * <p><b>What it proves.</b> At this one account there is an order of the committed transactions, of the reads of either
 * label and of the expiries of its holds, that keeps their real-time order, in which each transaction could commit as far as
 * this account is concerned, and each read shows the account as those before it left it. So no latest read is stale, shows
 * half of a transaction's steps here, or shows what never was.
 *
 * <p><b>What it does not prove.</b> The order need not agree with that of another account (two readers may see changes of two
 * accounts in different orders), nor with the one that makes the exact history strictly serializable. Refusals are not
 * looked at, nor whether what a transaction did elsewhere was possible. So this is asked beside the check of the whole
 * history, never instead of it.
 */
public final class LatestReads {

    private LatestReads() {}

    /**
     * @param all the history without the latest reads; what does not concern the account is passed over
     * @param latestReads likewise
     * @param maxStates see {@link StrictSerializability#check}
     */
    public static Verdict<LedgerOperation> check(String account, List<Operation<LedgerOperation>> all,
                                                 List<Operation<LedgerOperation>> latestReads, LedgerLimits limits,
                                                 long maxStates) {
        Set<String> holds = holdsOf(account, all);
        List<Operation<LedgerOperation>> here = new ArrayList<>();
        all.stream().filter(it -> concerns(it.what(), account, holds)).forEach(here::add);
        latestReads.stream().filter(it -> concerns(it.what(), account, holds)).forEach(here::add);
        return StrictSerializability.check(new OneAccountModel(account, limits), here, maxStates);
    }

    private static Set<String> holdsOf(String account, List<Operation<LedgerOperation>> all) {
        Set<String> holds = new HashSet<>();
        for (Operation<LedgerOperation> operation : all) {
            if (operation.what() instanceof Executed transaction) {
                addHolds(account, transaction, holds);
            }
        }
        return holds;
    }

    private static void addHolds(String account, Executed transaction, Set<String> holds) {
        for (int index = 0; index < transaction.steps().size(); index++) {
            if (transaction.steps().get(index) instanceof LedgerStep.Hold hold && hold.from().equals(account)) {
                holds.add(transaction.txId() + "/" + index);
            }
        }
    }

    private static boolean concerns(LedgerOperation operation, String account, Set<String> holds) {
        if (operation instanceof Executed transaction) {
            return transaction.result() instanceof Committed && TouchedAccounts.touches(transaction, account);
        }
        if (operation instanceof HoldExpired expiry) {
            return holds.contains(expiry.holdId());
        }
        return ((Read) operation).account().equals(account);
    }
}
