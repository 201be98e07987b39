package io.weft.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void shouldFillColumnsDownwards() {
        assertThat(Text.columns(List.of("a", "b", "c", "d", "e"), 12)).containsExactly("a   c   e", "b   d");
        assertThat(Text.columns(List.of("wide", "wider"), 3)).containsExactly("wide", "wider");
        assertThat(Text.columns(List.of(), 80)).isEmpty();
    }

    @Test
    void shouldKeepToALine() {
        assertThat(Text.oneLine("one\n  two", 20)).isEqualTo("one two");
        assertThat(Text.oneLine("0123456789", 5)).isEqualTo("0123…");
    }
}
