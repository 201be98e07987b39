package io.weft.loadtest.bank;

import static io.weft.loadtest.bank.Entries.credit;
import static io.weft.loadtest.bank.Entries.debit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class EntrySchedulerTest {

    @Test
    void shouldHoldADebitBackUntilEarlierCreditsHaveCommitted() throws Exception {
        // given
        Entry salary = credit(1, 10);
        Entry rent = debit(1, 5);
        Entry elsewhere = debit(2, 5);
        EntryScheduler scheduler = new EntryScheduler(List.of(salary, rent, elsewhere));

        // when
        Entry first = scheduler.take();
        Entry second = scheduler.take();
        scheduler.committed(salary);
        Entry third = scheduler.take();

        // then
        assertThat(List.of(first, second, third)).containsExactly(salary, elsewhere, rent);
        assertThat(scheduler.take()).isNull();
    }

    @Test
    void shouldKeepLaterEntriesBehindOneThatWaits() throws Exception {
        // given
        Entry salary = credit(1, 10);
        Entry rent = debit(1, 5);
        Entry bonus = credit(1, 3);
        Entry food = debit(1, 8);
        EntryScheduler scheduler = new EntryScheduler(List.of(salary, rent, bonus, food));
        assertThat(scheduler.take()).isSameAs(salary);

        // when
        scheduler.committed(salary);

        // then
        assertThat(List.of(scheduler.take(), scheduler.take())).containsExactly(rent, bonus);
        scheduler.committed(bonus);
        assertThat(scheduler.take()).isSameAs(food);
    }

    @Test
    void shouldWaitForACommitWhenNothingMayGo() throws Exception {
        // given
        Entry salary = credit(1, 10);
        Entry rent = debit(1, 5);
        EntryScheduler scheduler = new EntryScheduler(List.of(salary, rent));
        scheduler.take();
        CompletableFuture<Entry> next = CompletableFuture.supplyAsync(() -> taken(scheduler));

        // when
        scheduler.committed(salary);

        // then
        assertThat(next.get(10, TimeUnit.SECONDS)).isSameAs(rent);
    }

    @Test
    void shouldHandOutNothingAfterAnAbort() throws Exception {
        // given
        EntryScheduler scheduler = new EntryScheduler(List.of(credit(1, 10), debit(1, 5)));
        scheduler.take();
        CompletableFuture<Entry> next = CompletableFuture.supplyAsync(() -> taken(scheduler));

        // when
        scheduler.abort();

        // then
        assertThat(next.get(10, TimeUnit.SECONDS)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldNeverOverdrawWhateverOvertakesWhatInFlight(long seed) throws Exception {
        // given
        List<Entry> entries = GeneratedBank.year(seed).subList(0, 10_000);
        BankPlan plan = new BankPlan(entries);
        EntryScheduler scheduler = new EntryScheduler(entries);
        SplittableRandom random = new SplittableRandom(seed);
        List<Entry> inFlight = new ArrayList<>();
        Map<Long, Long> balances = new HashMap<>();
        int done = 0;

        // when
        while (done < entries.size()) {
            for (Entry next = scheduler.poll(); next != null; next = inFlight.size() < 200 ? scheduler.poll() : null) {
                inFlight.add(next);
            }
            Entry entry = inFlight.remove(random.nextInt(inFlight.size()));
            long balance = balances.merge(entry.account(), entry.signedAmount(), Long::sum);

            // then
            assertThat(balance).isGreaterThanOrEqualTo(-plan.customer(entry.account()).creditLimit());
            scheduler.committed(entry);
            done++;
        }
        assertThat(scheduler.take()).isNull();
    }

    private static Entry taken(EntryScheduler scheduler) {
        try {
            return scheduler.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
