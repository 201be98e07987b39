package io.weft.loadtest.bank;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the bank printed for each account on the account's last day. The order inside a day is not always the bank's, so
 * any balance that it printed that day may be the last one; and the published figures are rounded.
 */
public final class ReportedBalances {

    /** One crown. */
    public static final long TOLERANCE = 100;

    private final Map<Long, LastDay> lastDays = new HashMap<>();

    private record LastDay(LocalDate date, Set<Long> reported) {}

    public ReportedBalances(List<Entry> entries) {
        for (Entry entry : entries) {
            LastDay lastDay = lastDays.get(entry.account());
            if (lastDay == null || entry.date().isAfter(lastDay.date())) {
                lastDay = new LastDay(entry.date(), new HashSet<>());
                lastDays.put(entry.account(), lastDay);
            }
            lastDay.reported().add(entry.reportedBalance());
        }
    }

    public Set<Long> accounts() {
        return lastDays.keySet();
    }

    /** How far a balance is from the nearest that the bank printed on the account's last day. */
    public long difference(long account, long balance) {
        return lastDays.get(account).reported().stream()
                .mapToLong(reported -> Math.abs(Math.subtractExact(reported, balance)))
                .min().orElseThrow();
    }
}
