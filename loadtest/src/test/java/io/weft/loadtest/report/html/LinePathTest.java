package io.weft.loadtest.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinePathTest {

    @Test
    void shouldBreakAtGapsAndShowALonelyPoint() {
        // given
        LinePath path = new LinePath(100);

        // when
        path.add(0, 0);
        path.add(0.25, 1);
        path.add(0.5, Double.NaN);
        path.add(0.75, 0.5);

        // then
        assertThat(path.line()).isEqualTo("M0.0 100.0L25.0 0.0M75.0 50.0h0");
        assertThat(path.area()).isEqualTo("M0.0 100L0.0 100.0L25.0 0.0L25.0 100ZM75.0 100L75.0 50.0L75.0 100Z");
    }
}
