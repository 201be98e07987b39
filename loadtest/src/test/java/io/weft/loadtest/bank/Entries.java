package io.weft.loadtest.bank;

import io.weft.loadtest.bank.Entry.Direction;
import java.time.LocalDate;

/** Short entries for tests. */
public final class Entries {

    private static final LocalDate DAY = LocalDate.of(1993, 1, 1);

    private Entries() {}

    public static Entry credit(long account, long amount) {
        return new Entry(0, account, DAY, Direction.CREDIT, "cash", amount, 0);
    }

    public static Entry debit(long account, long amount) {
        return new Entry(0, account, DAY, Direction.DEBIT, "cash", amount, 0);
    }

    public static Entry printed(long account, int day, long balance) {
        return new Entry(0, account, DAY.plusDays(day), Direction.CREDIT, "cash", 1, balance);
    }
}
