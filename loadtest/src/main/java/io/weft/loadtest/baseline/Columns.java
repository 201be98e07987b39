package io.weft.loadtest.baseline;

import java.util.Arrays;
import java.util.UUID;

/**
 * Transfers by columns, and what they change.
 *
 * @param accounts that take part, each once, in ascending order
 * @param debits   what each of these accounts pays, without what it gets
 * @param nets     what each of them gets less what it pays
 */
record Columns(UUID[] ids, long[] debtors, long[] creditors, long[] amounts, long[] accounts, long[] debits,
        long[] nets) {

    static Columns of(Transfer[] transfers) {
        int count = transfers.length;
        UUID[] ids = new UUID[count];
        long[] debtors = new long[count];
        long[] creditors = new long[count];
        long[] amounts = new long[count];
        long[] accounts = new long[2 * count];
        for (int i = 0; i < count; i++) {
            Transfer transfer = transfers[i];
            ids[i] = transfer.id();
            debtors[i] = accounts[2 * i] = transfer.debtor();
            creditors[i] = accounts[2 * i + 1] = transfer.creditor();
            amounts[i] = transfer.amount();
        }
        Arrays.sort(accounts);
        long[] distinct = distinct(accounts);
        long[] debits = new long[distinct.length];
        long[] nets = new long[distinct.length];
        for (Transfer transfer : transfers) {
            int debtor = Arrays.binarySearch(distinct, transfer.debtor());
            debits[debtor] = Math.addExact(debits[debtor], transfer.amount());
            nets[debtor] -= transfer.amount();
            nets[Arrays.binarySearch(distinct, transfer.creditor())] += transfer.amount();
        }
        return new Columns(ids, debtors, creditors, amounts, distinct, debits, nets);
    }

    private static long[] distinct(long[] sorted) {
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, count);
    }
}
