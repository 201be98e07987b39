package io.weft.loadtest.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipfTest {

    private static final int COUNT = 50;
    private static final int DRAWN = 400_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 1.2, 2.5})
    void shouldDrawEachNumberInProportion(double skew) {
        // given
        Zipf zipf = new Zipf(COUNT, skew, new SplittableRandom(1));
        int[] drawn = new int[COUNT];

        // when
        for (int i = 0; i < DRAWN; i++) {
            drawn[zipf.next()]++;
        }

        // then within five standard deviations
        double sum = 0;
        for (int k = 1; k <= COUNT; k++) {
            sum += Math.pow(k, -skew);
        }
        for (int k = 1; k <= COUNT; k++) {
            double share = Math.pow(k, -skew) / sum;
            assertThat((double) drawn[k - 1]).isCloseTo(DRAWN * share, within(5 * Math.sqrt(DRAWN * share * (1 - share)) + 1));
        }
    }
}
