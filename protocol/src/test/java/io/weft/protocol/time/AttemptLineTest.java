package io.weft.protocol.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.protocol.machine.InvariantBroken;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.TxId;
import io.weft.protocol.time.AttemptLine.Due;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AttemptLineTest {

    private static final AttemptLine.OpenIds SOME = (high, low) -> high % 5 != 0 && low == -high;

    private final AttemptLine line = new AttemptLine();

    private static Due due(int n) {
        return new Due(new TxId(n, -n), new Attempt(n % 7, n + 1L, n + 2L));
    }

    @Test
    void shouldGiveOutEachThatIsOpenOnceInOrderHoweverLongItGets() {
        // given
        Random random = new Random(1);
        ArrayDeque<Due> expected = new ArrayDeque<>();
        long nowMs = 0;
        for (int i = 0; i < 20_000; i++) {
            // when it grows and shrinks, on the whole it grows
            if (random.nextInt(100) < 55) {
                Due due = due(i);
                line.add(nowMs, due.txId(), due.attempt());
                if (SOME.contains(due.txId().high(), due.txId().low())) {
                    expected.add(due);
                }
            } else {
                // then
                assertThat(line.pollDue(nowMs, SOME)).isEqualTo(expected.poll());
            }
        }
        while (!expected.isEmpty()) {
            assertThat(line.pollDue(nowMs, SOME)).isEqualTo(expected.poll());
        }
        assertThat(line.pollDue(nowMs, SOME)).isNull();
        assertThat(line.nextMs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldGiveOutNothingBeforeItsTime() {
        // given
        line.add(5, due(1).txId(), due(1).attempt());
        // when, then
        assertThat(line.pollDue(4, SOME)).isNull();
        assertThat(line.nextMs()).isEqualTo(5);
        assertThat(line.pollDue(5, SOME)).isEqualTo(due(1));
    }

    @Test
    void shouldLetNobodyPushIn() {
        // given
        line.add(5, due(1).txId(), due(1).attempt());
        // when, then
        assertThatThrownBy(() -> line.add(4, due(2).txId(), due(2).attempt())).isInstanceOf(InvariantBroken.class);
    }
}
