package io.weft.protocol.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.protocol.machine.InvariantBroken;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameCutterTest {

    private static final FrameCutter<String> CUTTER =
            new FrameCutter<>(records -> String.join("", records).getBytes(), 3, 4);

    @Test
    void shouldCutNoFrameFromNoRecords() {
        assertThat(CUTTER.cut(List.of())).isEmpty();
    }

    @Test
    void shouldPutNoMoreRecordsIntoAFrameThanAllowed() {
        assertThat(cut("a", "b", "c", "d")).containsExactly("abc", "d");
    }

    @Test
    void shouldHalveFramesThatAreTooLargeAndKeepTheOrder() {
        assertThat(cut("aa", "bb", "cc", "d")).containsExactly("aa", "bbcc", "d");
    }

    @Test
    void shouldNotCutARecord() {
        assertThatThrownBy(() -> cut("a", "bbbbb")).isInstanceOf(InvariantBroken.class).hasMessageContaining("5 bytes");
    }

    private static List<String> cut(String... records) {
        return CUTTER.cut(List.of(records)).stream().map(String::new).toList();
    }
}
