package io.weft.loadtest.bank;

import static io.weft.loadtest.bank.Entries.credit;
import static io.weft.loadtest.bank.Entries.debit;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.api.v1.Step;
import io.weft.client.Transaction;
import java.util.List;
import org.junit.jupiter.api.Test;

class BankPlanTest {

    @Test
    void shouldGrantTheLowestPointAsCreditLimit() {
        // given
        BankPlan plan = new BankPlan(List.of(credit(1, 10), debit(1, 25), debit(1, 5), credit(1, 100)));

        // when
        BankAccount customer = plan.customer(1);

        // then
        assertThat(customer.creditLimit()).isEqualTo(20);
        assertThat(customer.funds()).isZero();
        assertThat(customer.expected()).isEqualTo(80);
    }

    @Test
    void shouldFundTheOtherSidesWithWhatTheyPay() {
        // given
        BankPlan plan = new BankPlan(List.of(credit(1, 10), debit(1, 7), credit(2, 5)));

        // when
        BankAccount cash = plan.accounts().stream().filter(account -> account.name().equals("cash")).findAny()
                .orElseThrow();

        // then
        assertThat(cash.funds()).isEqualTo(15);
        assertThat(cash.expected()).isEqualTo(7);
        assertThat(plan.funds()).isEqualTo(15);
    }

    @Test
    void shouldExpectBalancesThatSumToTheFunds() {
        // given
        BankPlan plan = new BankPlan(GeneratedBank.year(3));

        // when
        long sum = plan.accounts().stream().mapToLong(BankAccount::expected).sum();

        // then
        assertThat(sum).isEqualTo(plan.funds()).isPositive();
    }

    @Test
    void shouldOpenEveryAccountInTransactionsOfAtMost64Steps() {
        // given
        BankPlan plan = new BankPlan(GeneratedBank.year(3));

        // when
        List<Transaction> openings = plan.openings();

        // then
        assertThat(openings).hasSizeGreaterThan(1).allMatch(opening -> opening.steps() > 0);
        assertThat(openings.stream().flatMap(opening -> opening.toMessage().getStepsList().stream()).filter(Step::hasOpenAccount)
                .map(step -> step.getOpenAccount().getAccount()).distinct())
                .hasSize(plan.accounts().size());
    }

    @Test
    void shouldMoveMoneyInTheDirectionOfTheEntry() {
        // given
        Entry in = credit(1, 10);
        Entry out = debit(1, 7);
        BankPlan plan = new BankPlan(List.of(in, out));

        // when, then
        assertThat(plan.transfer(in).toMessage().getSteps(0).getTransfer().getTo()).isEqualTo(plan.customer(1).id().bytes());
        assertThat(plan.transfer(out).toMessage().getSteps(0).getTransfer().getFrom()).isEqualTo(plan.customer(1).id().bytes());
    }
}
