package io.weft.loadtest.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessStatTest {

    @Test
    void shouldReadTheTimesBehindANameWithBlanksAndParentheses() throws Exception {
        // given
        String line = "4242 (postgres: a) (b 1) S 1 4242 4242 0 -1 4194560 1 2 3 4 120 30 500 7 20 0 1 0 99 1 2\n";

        // when
        ProcessStat stat = ProcessStat.parse(line);

        // then
        assertThat(stat).isEqualTo(new ProcessStat(1_500_000, 5_070_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4242 (postgres) S 1 4242", "4242 (x) S 1 2 3 0 -1 4 1 2 3 4 many 30 500 7 20"})
    void shouldRefuseWhatIsNoSuchLine(String line) {
        // when, then
        assertThatThrownBy(() -> ProcessStat.parse(line)).isInstanceOf(IOException.class);
    }

    @Test
    void shouldReadThisProcessAndItsTree() throws Exception {
        // given
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "there is no /proc here");

        // when
        ProcessStat own = ProcessStat.of(ProcessHandle.current().pid());
        long tree = new ProcessTree(ProcessHandle.current()).micros();

        // then
        assertThat(own.ownMicros()).isPositive();
        assertThat(tree).isGreaterThanOrEqualTo(own.ownMicros());
    }
}
