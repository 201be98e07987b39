package io.weft.loadtest.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is known of the real entries, computed apart from this program. */
class RealEntriesTest {

    @Test
    void shouldAgreeWithWhatTheBankPrinted() throws IOException {
        // given
        Path file = Path.of("..", "..", "shared", "data", EntrySource.REAL_FILE);
        assumeTrue(Files.exists(file), "the real entries are not here: there is no " + file);

        // when
        List<Entry> entries = EntryFile.read(file);
        BankPlan plan = new BankPlan(entries);
        ReportedBalances reported = new ReportedBalances(entries);
        List<Long> differences = reported.accounts().stream()
                .map(account -> reported.difference(account, plan.customer(account).expected())).toList();

        // then
        assertThat(entries).hasSize(46_997);
        assertThat(sum(entries, true)).isEqualTo(17_696_125_480L);
        assertThat(sum(entries, false)).isEqualTo(13_766_449_200L);
        assertThat(plan.customers()).isEqualTo(1_229);
        assertThat(plan.creditLimits()).isEqualTo(39);
        assertThat(plan.accounts().stream().mapToLong(BankAccount::creditLimit).max()).hasValue(1_905_680);
        assertThat(differences).filteredOn(difference -> difference == 0).hasSize(664);
        assertThat(differences).allMatch(difference -> difference <= 70);
    }

    private static long sum(List<Entry> entries, boolean credits) {
        return entries.stream().filter(entry -> entry.isCredit() == credits).mapToLong(Entry::amount).sum();
    }
}
