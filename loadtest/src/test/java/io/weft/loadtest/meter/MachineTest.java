package io.weft.loadtest.meter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void shouldTellHowTheTimeWasSpent() {
        // given user, nice, system, idle, iowait, irq, softirq, steal
        Machine before = Machine.parse("cpu  100 0 50 1000 10 0 5 20 0 0");
        Machine after = Machine.parse("cpu  130 0 60 1030 15 0 10 40 0 0");

        // when, then 45 busy, 35 idle, 20 stolen
        assertThat(after).isEqualTo(new Machine(200, 1_045, 40));
        assertThat(after.since(before)).endsWith("45 % busy with everything, 20 % taken by neighbours");
    }
}
