package io.weft.loadtest.baseline;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineSettingsTest {

    @Test
    void shouldAcceptTheLeast() {
        // when, then
        assertThatCode(() -> new BaselineSettings(2, 0, 1, 0, 1, 0, null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"1,0,1,0,1,accounts", "10000001,0,1,0,1,accounts", "2,-1,1,0,1,funds", "2,0,0,0,1,connections",
            "2,0,257,0,1,connections", "2,0,1,-1,1,warm-up", "2,0,1,0,0,seconds", "2,0,1,0,3601,seconds"})
    void shouldNameWhatIsOutOfBounds(int accounts, long funds, int connections, int warmUp, int seconds, String named) {
        // when, then
        assertThatThrownBy(() -> new BaselineSettings(accounts, funds, connections, warmUp, seconds, 1, null))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(named);
    }
}
