package io.weft.loadtest.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a figure is counted in; the first of its units is that of the figure itself. */
enum ThresholdUnit {
    TIME(new Unit("us", 1), new Unit("ms", 1_000), new Unit("s", 1_000_000)),
    RATE(new Unit("", 1), new Unit("/s", 1)),
    SHARE(new Unit("%", 1));

    private final List<Unit> units;

    ThresholdUnit(Unit... units) {
        this.units = List.of(units);
    }

    /** By how much a number in it is multiplied. */
    record Unit(String name, double factor) {}

    Optional<Unit> named(String name) {
        return units.stream().filter(unit -> unit.name().equals(name)).findFirst();
    }

    String names() {
        return units.stream().map(Unit::name).filter(name -> !name.isEmpty()).collect(Collectors.joining(", "));
    }
}
