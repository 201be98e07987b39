package io.weft.loadtest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.loadtest.bank.EntrySource;
import io.weft.loadtest.bank.GeneratedBank;
import io.weft.loadtest.process.NodeProgram;
import io.weft.loadtest.uniform.UniformSettings;
import org.junit.jupiter.api.Test;

/** A short demo on the real node. */
class NodeDemoTest {

    @Test
    void shouldHoldAllChecksOverAKill() throws Exception {
        // given
        EntrySource source =
                new EntrySource(GeneratedBank.year(1).subList(0, 10_000), "a part of a generated year", false);
        UniformSettings uniform = new UniformSettings(2_000, 2, 1, 2, 64);

        // when
        boolean allHeld = Demo.run(new DemoSettings(source, NodeProgram.ofThisBuild(), null, uniform));

        // then
        assertThat(allHeld).isTrue();
    }
}
