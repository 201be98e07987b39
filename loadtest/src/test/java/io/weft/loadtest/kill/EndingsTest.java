package io.weft.loadtest.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.api.v1.RejectionCode;
import io.weft.client.AccountId;
import io.weft.client.Outcome;
import io.weft.client.Transaction;
import io.weft.client.TxId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EndingsTest {

    private static final AccountId ACCOUNT = AccountId.named("account");

    private final Endings endings = new Endings();

    @Test
    void shouldKeepWhatWasAcknowledgedBeforeTheKillHoweverMuchComesLater() {
        // given
        add(0, 1_500);
        endings.killed();

        // when
        add(1_500, 5_000);

        // then
        Endings.Round round = endings.take();
        assertThat(numbers(round.beforeKill())).isEqualTo(range(500, 1_500));
        assertThat(numbers(round.sinceKill())).isEqualTo(range(4_800, 5_000));
        assertThat(round.all()).hasSize(1_200);
    }

    @Test
    void shouldBeginAnew() {
        // given
        add(0, 10);
        endings.killed();
        endings.take();

        // when
        add(10, 1_010);
        endings.killed();

        // then
        assertThat(numbers(endings.take().beforeKill())).isEqualTo(range(10, 1_010));
    }

    @Test
    void shouldLookUpOnlyWhatWasCommitted() {
        // given
        add(0, 1);
        endings.add(planned(1), new Outcome.Rejected(txId(1), RejectionCode.INSUFFICIENT_FUNDS, 0, ""));
        endings.killed();
        add(2, 3);

        // when, then
        assertThat(endings.take().committed()).containsExactly(txId(0), txId(2));
    }

    private void add(int from, int to) {
        IntStream.range(from, to).forEach(number -> endings.add(planned(number), new Outcome.Committed(txId(number))));
    }

    private static Planned planned(int number) {
        return new Planned(Transaction.builder().id(txId(number)).openAccount(ACCOUNT).build(), Planned.Fate.EITHER, List.of(), null);
    }

    private static TxId txId(int number) {
        return TxId.of(number, 0, 0);
    }

    private static List<TxId> range(int from, int to) {
        return IntStream.range(from, to).mapToObj(EndingsTest::txId).toList();
    }

    private static List<TxId> numbers(List<Endings.Ended> ended) {
        return ended.stream().map(each -> each.planned().transaction().id()).toList();
    }
}
