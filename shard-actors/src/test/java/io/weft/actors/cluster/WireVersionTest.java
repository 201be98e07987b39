package io.weft.actors.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireVersionTest {

    @ParameterizedTest
    @CsvSource({"1, 1, true", "1, 2, false", "1 to 2, 1, true", "1 to 2, 2, true", "2 to 3, 1, false", "1 to 2, 3, false",
        ", 1, false", "1, , false", "one, 1, false", "1, 99999999999, false"})
    void shouldTellWhoUnderstandsWhat(String range, String inUse, boolean understands) {
        assertThat(WireVersion.understands(range, inUse)).isEqualTo(understands);
    }

    @Test
    void shouldLetANodeOfThePreviousVersionInWhileTheClusterWritesIt() {
        // given: what a build says that knows the first version alone
        Agreement previous = new Agreement(Map.of("name", "a", Agreement.MESSAGES, "1"));
        Agreement current = Agreement.of(Map.of("name", "a"));

        // then
        assertThat(previous.differencesFrom(current.writing(1))).isEmpty();
        assertThat(current.differencesFrom(current.writing(1))).isEmpty();
        assertThat(current.differencesFrom(current.writing(2))).isEmpty();
        assertThat(previous.differencesFrom(current.writing(2)))
                .isEqualTo(List.of("the version of messages is 1 here, but 2 in the cluster"));
    }

    @Test
    void shouldNotWriteWhatItDoesNotKnow() {
        assertThatThrownBy(() -> new Dialect().use(WireVersion.CURRENT + 1)).hasMessageContaining("only of 1 to 3");
    }
}
