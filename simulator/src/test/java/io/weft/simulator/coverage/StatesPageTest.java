package io.weft.simulator.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StatesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "states.md");

    @Test
    void shouldShowTheTableOfTransitions() throws IOException {
        // given
        if ("write".equals(System.getProperty("weft.states"))) {
            StatesPage.write(PAGE);
        }

        // when, then
        assertThat(Files.readString(PAGE))
                .as("docs/states.md, which is rewritten by: mvn -pl simulator test -Dtest=StatesPageTest -Dweft.states=write")
                .isEqualTo(StatesPage.render());
    }
}
