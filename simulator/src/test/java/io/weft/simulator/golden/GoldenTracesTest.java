package io.weft.simulator.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each scenario shows is told in {@code docs/traces.md}. */
class GoldenTracesTest {

    private static final boolean WRITES = "write".equals(System.getProperty("weft.golden"));
    private static final int MAX_LINES = 42;

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void shouldGoAsStored(Scenario scenario) {
        // given
        GoldenFile golden = GoldenFile.of(scenario);

        // when
        ScenarioRun.Outcome outcome = ScenarioRun.of(scenario);

        // then
        assertEquals(List.of(), outcome.result().findings());
        assertShows(scenario, outcome.text());
        assertTrue(outcome.text().lines().count() <= MAX_LINES, () -> scenario + " is too long to be read");
        if (WRITES) {
            golden.write(outcome.text());
        } else if (!golden.read().equals(outcome.text())) {
            fail(golden.difference(outcome.text()));
        }
    }

    /** Also of a trace that is about to be stored: it must still tell its story. */
    private static void assertShows(Scenario scenario, String text) {
        int from = 0;
        for (String words : scenario.shown()) {
            int found = text.indexOf(words, from);
            assertTrue(found >= 0, () -> "does not show, or not in this order: " + words + "\n" + text);
            from = found + words.length();
        }
    }

    @Test
    void shouldStoreNothingElse() throws IOException {
        // given
        List<String> expected = Scenarios.all().stream().map(scenario -> scenario.name() + ".txt").sorted().toList();

        // when
        List<String> stored;
        try (Stream<Path> files = Files.list(GoldenFile.of(Scenarios.all().get(0)).path().getParent())) {
            stored = files.map(file -> file.getFileName().toString()).sorted().toList();
        }

        // then
        assertEquals(expected, stored);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void shouldBeExplained(Scenario scenario) {
        // given
        String page = page();

        // then
        assertTrue(page.contains("golden/" + scenario.name() + ".txt"), () -> "docs/traces.md says nothing of " + scenario);
    }

    private static String page() {
        try {
            return Files.readString(Path.of("../docs/traces.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
