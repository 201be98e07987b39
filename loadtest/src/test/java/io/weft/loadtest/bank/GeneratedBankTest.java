package io.weft.loadtest.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedBankTest {

    private final List<Entry> year = GeneratedBank.year(1);

    @Test
    void shouldBeTheSameForTheSameSeed() {
        // when, then
        assertThat(GeneratedBank.year(1)).isEqualTo(year);
        assertThat(GeneratedBank.year(2)).isNotEqualTo(year);
    }

    @Test
    void shouldHaveTheShapeOfTheRealEntries() {
        // when
        BankPlan plan = new BankPlan(year);

        // then
        assertThat(year).hasSizeBetween(30_000, 70_000);
        assertThat(year).isSortedAccordingTo((a, b) -> a.date().compareTo(b.date()));
        assertThat(year).allMatch(entry -> entry.amount() > 0);
        assertThat(plan.customers()).isEqualTo(1_000);
        assertThat(plan.counterparties()).isGreaterThan(500);
        assertThat(plan.creditLimits()).isBetween(5, 60);
    }

    @Test
    void shouldPrintTheBalancesThatItsEntriesImply() {
        // given
        BankPlan plan = new BankPlan(year);
        ReportedBalances reported = new ReportedBalances(year);

        // when, then
        assertThat(reported.accounts()).hasSize(1_000).allSatisfy(account ->
                assertThat(reported.difference(account, plan.customer(account).expected())).isZero());
    }
}
