package io.weft.simulator.cli;

import io.weft.simulator.cluster.ClusterObserver.Transit;
import io.weft.simulator.observe.Coverage;
import io.weft.simulator.plan.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the simulator can do to a cluster and has not done. */
final class Unreached {

    private Unreached() {}

    static List<String> of(Coverage coverage) {
        Stream<String> faults = Arrays.stream(Fault.class.getPermittedSubclasses()).map(kind -> "FAULT_" + kind.getSimpleName());
        Stream<String> transits = Arrays.stream(Transit.values()).filter(what -> what != Transit.SENT).map(what -> "MESSAGE_" + what);
        return Stream.concat(faults, transits).filter(what -> !coverage.counts().containsKey(what)).sorted().toList();
    }
}
