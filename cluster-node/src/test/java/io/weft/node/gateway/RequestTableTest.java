package io.weft.node.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestTableTest {

    private final RequestTable table = new RequestTable();

    @Test
    void shouldFindEachRequestByItsId() {
        // given
        List<Pending> requests = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            requests.add(add());
        }

        // when, then
        assertThat(table.size()).isEqualTo(1_000);
        assertThat(requests).allMatch(request -> table.find(request.requestId) == request);
    }

    @Test
    void shouldNotTakeALateAnswerForThatOfTheNextRequestInTheSlot() {
        // given
        Pending gone = add();
        table.remove(gone);

        // when
        Pending next = add();

        // then
        assertThat(table.find(gone.requestId)).isNull();
        assertThat(table.find(next.requestId)).isSameAs(next);
    }

    @Test
    void shouldFindNothingUnderAnIdThatItNeverGave() {
        // given
        Pending request = add();

        // when, then
        assertThat(table.find(0)).isNull();
        assertThat(table.find(-1)).isNull();
        assertThat(table.find(Long.MAX_VALUE)).isNull();
        assertThat(table.find(request.requestId + 1)).isNull();
    }

    @Test
    void shouldLetGoOfWhatItShows() {
        // given
        for (int i = 0; i < 100; i++) {
            add();
        }

        // when
        table.forEach(request -> {
            if (request.requestId % 2 == 0) {
                table.remove(request);
            }
        });

        // then
        assertThat(table.size()).isEqualTo(50);
        table.forEach(request -> assertThat(request.requestId % 2).isEqualTo(1));
    }

    @Test
    void shouldBehaveLikeAMapWhoseKeysAreNeverUsedTwice() {
        // given
        Random random = new Random(7);
        Map<Long, Pending> expected = new HashMap<>();
        Set<Long> used = new HashSet<>();

        // when
        for (int i = 0; i < 20_000; i++) {
            if (expected.isEmpty() || random.nextInt(100) < 52) {
                Pending request = add();
                assertThat(used.add(request.requestId)).isTrue();
                expected.put(request.requestId, request);
            } else {
                Pending any = expected.values().iterator().next();
                table.remove(any);
                expected.remove(any.requestId);
            }
        }

        // then
        Map<Long, Pending> shown = new HashMap<>();
        table.forEach(request -> shown.put(request.requestId, request));
        assertThat(shown).isEqualTo(expected);
        assertThat(used).allMatch(id -> table.find(id) == expected.get(id));
    }

    private Pending add() {
        return table.add(id -> new Pending.OfQuestion(id, new Asked(null, null), 0));
    }
}
