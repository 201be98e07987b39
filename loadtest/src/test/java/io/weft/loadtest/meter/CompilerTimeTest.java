package io.weft.loadtest.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CompilerTimeTest {

    @Test
    void shouldBePartOfWhatTheProcessHasUsed() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/task")), "no /proc here");
        // given
        long self = ProcessHandle.current().pid();
        // when
        long compilerUs = CompilerTime.us(self);
        // then
        assertThat(compilerUs).isPositive().isLessThan(ProcessStat.of(self).ownMicros());
    }

    @Test
    void shouldSayThatThereIsNoSuchProcess() {
        assertThatThrownBy(() -> CompilerTime.us(Integer.MAX_VALUE)).isInstanceOf(IOException.class);
    }
}
