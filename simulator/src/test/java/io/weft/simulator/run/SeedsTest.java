package io.weft.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.simulator.plan.PlanMaker;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A fixed number of seeds; {@code ./weft simulate} runs as many as one likes, and shrinks what fails. */
class SeedsTest {

    private static final int SEEDS = Integer.getInteger("weft.seeds", 400);

    @Test
    void shouldKeepEveryPromiseUnderEveryFault() {
        // when
        List<Result> results = LongStream.rangeClosed(1, SEEDS).parallel()
                .mapToObj(seed -> Simulation.run(PlanMaker.of(seed), false)).toList();

        // then
        Map<Long, Object> failed = new TreeMap<>();
        results.stream().filter(result -> !result.isClean())
                .forEach(result -> failed.put(result.plan().seed(), result.findings().get(0)));
        assertThat(failed).as("./weft simulate --seeds 1 --seed N shows one of them").isEmpty();
    }
}
