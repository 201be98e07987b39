package io.weft.loadtest.drive;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class NextNodeTest {

    private final List<Integer> asked = new ArrayList<>();

    @Test
    void shouldBeginElsewhereForEachConnectionAndGoRound() {
        // given
        List<Supplier<Channel>> nodes = List.of(node(0), node(1), node(2));

        // when
        NextNode fifth = new NextNode(nodes, 4);
        for (int i = 0; i < 4; i++) {
            fifth.get();
        }
        new NextNode(nodes, 0).get();

        // then
        assertThat(asked).containsExactly(1, 2, 0, 1, 0);
    }

    private Supplier<Channel> node(int number) {
        return () -> {
            asked.add(number);
            return null;
        };
    }
}
