package io.weft.loadtest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.loadtest.bank.EntrySource;
import io.weft.loadtest.bank.GeneratedBank;
import io.weft.loadtest.drive.DriveSettings;
import io.weft.loadtest.process.NodeProgram;
import io.weft.loadtest.workload.Transfers;
import org.junit.jupiter.api.Test;

/** A short demo on the real node. */
class NodeDemoTest {

    @Test
    void shouldHoldAllChecksOverAKill() throws Exception {
        // given
        EntrySource source =
                new EntrySource(GeneratedBank.year(1).subList(0, 10_000), "a part of a generated year", false);
        DriveSettings drive = new DriveSettings(2, 64, 64, 0, 0, 2_000, 20_000, 120_000);

        // when
        boolean allHeld = Demo.run(new DemoSettings(source, NodeProgram.ofThisBuild(), null, Transfers.uniform(2_000), drive, 1));

        // then
        assertThat(allHeld).isTrue();
    }
}
