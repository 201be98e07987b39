package io.weft.loadtest.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.weft.api.v1.RejectionCode;
import io.weft.loadtest.workload.Source.Refusal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallBankTest {

    private static final int AMALGAMATE = 0;
    private static final int WRITE_CHECK = 5;

    private final Books books = new Books(4, account -> 0);
    private final Source source = SmallBank.of(2).source(books, new SplittableRandom(1));
    private final Work work = new Work();

    /** Customer 0, who has read these balances; customer 1 is the other one. */
    private void begin(int operation, long savings, long checking) {
        work.operation = operation;
        work.phase = 1;
        work.from = 0;
        work.to = 1;
        work.balances[0] = savings;
        work.balances[1] = checking;
    }

    @ParameterizedTest
    @CsvSource({"70, 30", "70, -30", "0, 30", "0, -30", "0, 0", "70, 0"})
    void shouldAmalgamateBothAccountsIntoTheOthersChecking(long savings, long checking) {
        // given
        begin(AMALGAMATE, savings, checking);
        books.moved(books.issuer(), 0, savings);
        books.moved(books.issuer(), 1, checking);

        // when
        source.committed(work);

        // then
        assertThat(new long[] {books.posted(0), books.posted(1), books.posted(2), books.posted(3)})
                .containsExactly(0, 0, 0, savings + checking);
    }

    @ParameterizedTest
    @CsvSource({"40, 30, 50", "20, 30, 50", "20, 29, 51", "0, -5, 51"})
    void shouldTakeAPenaltyForACheckThatBothAccountsDoNotCover(long savings, long checking, long taken) {
        // given
        begin(WRITE_CHECK, savings, checking);
        work.amount = 50;

        // when
        source.committed(work);

        // then
        assertThat(books.posted(1)).isEqualTo(-taken);
        assertThat(books.posted(books.issuer())).isEqualTo(taken);
    }

    @Test
    void shouldReadAgainWhenABalanceHasChanged() {
        // given
        begin(AMALGAMATE, 1, 1);

        // when, then
        assertThat(source.rejected(work, RejectionCode.GUARD_FAILED_VALUE)).isEqualTo(Refusal.BEGINS_ANEW);
    }

    @Test
    void shouldMixItsOperationsAsTheOriginalDoes() {
        // given
        int[] drawn = new int[6];

        // when
        for (int i = 0; i < 100_000; i++) {
            work.operation = 0;
            source.begin(work);
            drawn[work.operation]++;
        }

        // then
        int[] percent = {15, 15, 15, 25, 15, 15};
        for (int i = 0; i < percent.length; i++) {
            assertThat(drawn[i] / 1_000.0).isCloseTo(percent[i], within(1.0));
        }
    }
}
