package io.weft.loadtest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.api.v1.RejectionCode;
import io.weft.loadtest.bank.BadEntries;
import io.weft.loadtest.workload.Books;
import io.weft.loadtest.workload.Source;
import io.weft.loadtest.workload.Source.Refusal;
import io.weft.loadtest.workload.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final String HEADER = "debit,credit,amount,asset";

    @TempDir
    private Path directory;

    private final Work work = new Work();

    private Path file() throws IOException {
        return ReplayFiles.of(directory, HEADER, "alice,bob,5,EUR", "bob,alice,3,USD", "alice,carol,2,EUR");
    }

    private static Books books(Replay replay) {
        return new Books(replay.accounts(), replay.assets(), replay::assetOf, replay::fundsOf);
    }

    @Test
    void shouldFindAccountsAssetsAndWhatEachPays() throws IOException {
        // when
        try (Replay replay = Replay.of(file(), 10)) {

            // then a name has an account for each asset
            assertThat(replay.accounts()).isEqualTo(5);
            assertThat(replay.assets()).isEqualTo(2);
            assertThat(List.of(replay.assetOf(0), replay.assetOf(1), replay.assetOf(2), replay.assetOf(3), replay.assetOf(4)))
                    .containsExactly(0, 0, 1, 1, 0);
            assertThat(List.of(replay.fundsOf(0), replay.fundsOf(1), replay.fundsOf(2), replay.fundsOf(3), replay.fundsOf(4)))
                    .containsExactly(70L, 0L, 30L, 0L, 0L);
        }
    }

    @Test
    void shouldHandOutTheFileInItsOrderToAllConnectionsTogether() throws IOException {
        // given
        try (Replay replay = Replay.of(file(), 2)) {
            Books books = books(replay);
            Source one = replay.source(books, new SplittableRandom(1));
            Source other = replay.source(books, new SplittableRandom(2));
            List<List<Long>> sent = new ArrayList<>();

            // when
            for (Source source : List.of(one, other, other, one, one, other)) {
                assertThat(source.begin(work)).isTrue();
                sent.add(List.of((long) work.from, (long) work.to, work.amount));
                source.committed(work);
            }

            // then that were two rounds
            assertThat(sent).containsExactly(List.of(0L, 1L, 5L), List.of(2L, 3L, 3L), List.of(0L, 4L, 2L),
                    List.of(0L, 1L, 5L), List.of(2L, 3L, 3L), List.of(0L, 4L, 2L));
            assertThat(one.begin(work)).isFalse();
            assertThat(other.begin(work)).isFalse();
            assertThat(books.posted(0)).isZero();
            assertThat(books.posted(1)).isEqualTo(10);
            assertThat(replay.inWords()).isEqualTo("replayed 6 transfers: the file's 3 2 times, and 0 more");
        }
    }

    @Test
    void shouldGoRoundWithoutEndIfNotTold() throws IOException {
        // given
        try (Replay replay = Replay.of(file(), Replay.NO_END)) {
            Source source = replay.source(books(replay), new SplittableRandom(1));

            // when, then
            for (int i = 0; i < 1_000; i++) {
                assertThat(source.begin(work)).isTrue();
            }
            assertThat(source.rejected(work, RejectionCode.INSUFFICIENT_FUNDS_VALUE)).isEqualTo(Refusal.WRONG);
        }
    }

    @Test
    void shouldNoticeThatTheFileHasChanged() throws IOException {
        // given
        try (Replay replay = Replay.of(file(), 10)) {
            Source source = replay.source(books(replay), new SplittableRandom(1));

            // when
            ReplayFiles.of(directory, HEADER, "alice,bob,5,EUR");

            // then
            assertThat(source.begin(work)).isTrue();
            assertThatThrownBy(() -> source.begin(work)).isInstanceOf(UncheckedIOException.class).hasMessageContaining("has changed");
        }
    }

    @Test
    void shouldRefuseSoManyRoundsThatNumbersBecomeTooLarge() throws IOException {
        // given
        Path file = ReplayFiles.of(directory, "debit,credit,amount", "a,b," + (1L << 60));

        // when, then
        assertThatThrownBy(() -> Replay.of(file, 3)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--repeat must be 1 to 2");
    }

    @Test
    void shouldRefuseAmountsThatAreTooLargeTogether() throws IOException {
        // given
        String line = "a,b," + (1L << 60);
        Path file = ReplayFiles.of(directory, "debit,credit,amount", line, line, line);

        // when, then
        assertThatThrownBy(() -> Replay.of(file, 1)).isInstanceOf(BadEntries.class)
                .hasMessageContaining("line 4: all amounts up to here");
    }

    @Test
    void shouldRefuseAFileWithoutTransfers() throws IOException {
        // given
        Path file = ReplayFiles.of(directory, HEADER);

        // when, then
        assertThatThrownBy(() -> Replay.of(file, 1)).isInstanceOf(BadEntries.class).hasMessageContaining("no transfers");
    }
}
