package io.weft.loadtest.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.api.v1.RejectionCode;
import io.weft.loadtest.workload.Source.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadsTest {

    private static final int ACCOUNTS = 100;

    static List<Workload> all() {
        return List.of(Transfers.uniform(ACCOUNTS), Transfers.hot(ACCOUNTS), Transfers.zipf(ACCOUNTS, 1.2), Transfers.scarce(ACCOUNTS),
                new Multi(ACCOUNTS), new Holds(ACCOUNTS, () -> 1_000), SmallBank.of(ACCOUNTS / 2));
    }

    private static long sum(Books books) {
        return IntStream.rangeClosed(0, books.accounts()).mapToLong(books::posted).sum();
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldDrawDifferentAccountsAndKeepTheSum(Workload workload) {
        // given
        Books books = new Books(workload.accounts(), workload::fundsOf);
        Source source = workload.source(books, new SplittableRandom(3));
        Work work = new Work();
        SplittableRandom random = new SplittableRandom(4);

        // when
        for (int i = 0; i < 10_000; i++) {
            work.phase = 0;
            work.operation = 0;
            source.begin(work);
            assertThat(work.from).isBetween(0, ACCOUNTS - 1).isNotEqualTo(work.to);
            assertThat(work.amount).isPositive();
            work.balances[0] = random.nextInt(100);
            work.balances[1] = random.nextInt(200) - 100;
            while (source.isRead(work) ? source.read(work) : source.committed(work)) {
                work.phase++;
            }
        }

        // then
        assertThat(sum(books)).isZero();
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldTakeMissingFundsForAnEndAndOtherRefusalsForAFault(Workload workload) {
        // given
        Source source = workload.source(new Books(workload.accounts(), workload::fundsOf), new SplittableRandom(3));
        Work work = new Work();
        source.begin(work);

        // when, then
        assertThat(source.rejected(work, RejectionCode.INSUFFICIENT_FUNDS_VALUE)).isEqualTo(Refusal.ENDS);
        assertThat(source.rejected(work, RejectionCode.UNKNOWN_ACCOUNT_VALUE)).isEqualTo(Refusal.WRONG);
    }

    @Test
    void shouldTouchAHotAccountWithHalfOfTheTransfers() {
        // given
        int accounts = 100_000;
        Source source = Transfers.hot(accounts).source(new Books(2, account -> 0), new SplittableRandom(1));
        Work work = new Work();
        int hot = 0;

        // when
        for (int i = 0; i < 100_000; i++) {
            source.begin(work);
            hot += work.from < 10 || work.to < 10 ? 1 : 0;
        }

        // then
        assertThat(hot).isBetween(49_000, 51_000);
    }

    @Test
    void shouldNeitherDrainNorFillTheMostFrequentAccount() {
        // given
        int accounts = 100_000;
        Workload zipf = Transfers.zipf(accounts, 1.2);
        Source source = zipf.source(new Books(2, account -> 0), new SplittableRandom(1));
        Work work = new Work();
        int transfers = 400_000;
        int pays = 0;
        int isPaid = 0;

        // when
        for (int i = 0; i < transfers; i++) {
            source.begin(work);
            pays += work.from == 0 ? 1 : 0;
            isPaid += work.to == 0 ? 1 : 0;
        }

        // then within five standard deviations
        assertThat(pays + isPaid).isGreaterThan(transfers / 3);
        assertThat(pays - isPaid).isBetween((int) (-5 * Math.sqrt(pays + isPaid)), (int) (5 * Math.sqrt(pays + isPaid)));
    }

    @Test
    void shouldPayThreeDifferentAccountsAtOnce() {
        // given
        Source source = new Multi(5).source(new Books(5, account -> 0), new SplittableRandom(1));
        Work work = new Work();

        // when, then
        for (int i = 0; i < 1_000; i++) {
            source.begin(work);
            assertThat(new HashSet<>(Set.of(work.from, work.to, work.second, work.third))).hasSize(4);
        }
    }
}
