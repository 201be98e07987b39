package io.weft.simulator.golden;

import java.util.List;
import java.util.stream.Stream;

/** All scenarios, in the order of their numbers. */
final class Scenarios {

    private Scenarios() {}

    static List<Scenario> all() {
        return Stream.of(CommitScenarios.all(), FencingScenarios.all(), LedgerScenarios.all()).flatMap(List::stream).toList();
    }
}
