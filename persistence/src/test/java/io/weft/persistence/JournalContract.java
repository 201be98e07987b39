package io.weft.persistence;

import static io.weft.persistence.Recovered.delete;
import static io.weft.persistence.Recovered.row;
import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every journal does, whatever it is made of: with checkpoints here, with all else in {@link FrameContract}. */
public abstract class JournalContract extends FrameContract {

    @Test
    void shouldRecoverTheCheckpointAndTheFramesBehindIt() {
        // given
        JournalOwnership owner = claim(SHARD);
        append(owner, 1, "one");
        append(owner, 2, "two");
        checkpoint(owner, 2, row("a", "1"), row("b", "2"), row("empty", ""));
        append(owner, 3, "three");

        // when
        reopen();
        JournalOwnership next = get(journal().claim(SHARD));
        Recovered recovered = Recovered.from(next);

        // then
        assertThat(recovered.rows()).isEqualTo(Map.of("a", "1", "b", "2", "empty", ""));
        assertThat(recovered.frames()).containsExactly("3:three");
        assertThat(recovered.rowsCameFirst()).isTrue();
        append(next, 4, "four");
    }

    @Test
    void shouldReplaceAndDeleteOnlyTheRowsThatChanged() {
        // given
        JournalOwnership owner = claim(SHARD);
        append(owner, 1, "one");
        checkpoint(owner, 1, row("a", "1"), row("b", "2"), row("c", "3"));
        append(owner, 2, "two");

        // when
        checkpoint(owner, 2, row("b", "20"), delete("c"), delete("never there"), row("d", "4"));

        // then
        reopen();
        Recovered recovered = recover(SHARD);
        assertThat(recovered.rows()).isEqualTo(Map.of("a", "1", "b", "20", "d", "4"));
        assertThat(recovered.frames()).isEmpty();
        assertThat(recovered.last()).isEqualTo(2);
    }

    @Test
    void shouldTakeTheLaterOfTwoRowsOfTheSameKey() {
        // given
        JournalOwnership owner = claim(SHARD);
        append(owner, 1, "one");

        // when
        checkpoint(owner, 1, row("a", "1"), row("b", "1"), row("a", "2"), delete("b"));

        // then
        assertThat(recover(SHARD).rows()).isEqualTo(Map.of("a", "2"));
    }

    @Test
    void shouldKeepFramesThatCameDuringACheckpoint() {
        // given
        JournalOwnership owner = claim(SHARD);
        append(owner, 1, "one");
        append(owner, 2, "two");
        append(owner, 3, "three");

        // when
        checkpoint(owner, 1, row("a", "1"));
        checkpoint(owner, 1, row("a", "once more"));

        // then
        Recovered recovered = recover(SHARD);
        assertThat(recovered.rows()).isEqualTo(Map.of("a", "once more"));
        assertThat(recovered.frames()).containsExactly("2:two", "3:three");
    }

    @Test
    void shouldRefuseACheckpointOfAFrameThatIsNotThere() {
        // given
        JournalOwnership owner = claim(SHARD);
        append(owner, 1, "one");
        append(owner, 2, "two");
        checkpoint(owner, 2, row("a", "1"));

        // when, then
        for (long position : new long[] {0, 1, 3}) {
            assertThatThrownBy(() -> get(owner.checkpoint(position, Collections.emptyIterator())))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(recover(SHARD).rows()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void shouldLeaveTheOldCheckpointIfTheRowsCannotBeRead() {
        // given
        JournalOwnership owner = claim(SHARD);
        append(owner, 1, "one");
        checkpoint(owner, 1, row("a", "1"));
        append(owner, 2, "two");

        // when
        Row tooLong = row("k".repeat(5000), "v");
        assertThatThrownBy(() -> get(owner.checkpoint(2, List.of(row("a", "2"), tooLong).iterator())))
                .isInstanceOf(IllegalArgumentException.class);

        // then
        Recovered recovered = recover(SHARD);
        assertThat(recovered.rows()).isEqualTo(Map.of("a", "1"));
        assertThat(recovered.frames()).containsExactly("2:two");
    }

    @Test
    void shouldMakeACheckpointOfManyRows() {
        // given
        JournalOwnership owner = claim(SHARD);
        append(owner, 1, "one");
        List<Row> rows = IntStream.range(0, 5000)
                .mapToObj(n -> row("key " + n, "value ".repeat(20) + n))
                .collect(Collectors.toList());

        // when
        get(owner.checkpoint(1, rows.iterator()));
        append(owner, 2, "two");

        // then
        reopen();
        Recovered recovered = recover(SHARD);
        assertThat(recovered.rows()).hasSize(5000).containsEntry("key 4711", "value ".repeat(20) + 4711);
        assertThat(recovered.frames()).containsExactly("2:two");
    }

    @Test
    void shouldKeepEntitiesApart() {
        // given
        List<EntityId> entities = IntStream.range(0, 40)
                .mapToObj(n -> n % 2 == 0 ? EntityId.shard(n / 2) : EntityId.coordinator(n / 2))
                .collect(Collectors.toList());
        for (EntityId entity : entities) {
            JournalOwnership owner = claim(entity);
            append(owner, 1, "first of " + entity);
            append(owner, 2, "second of " + entity);
            if (entity.index() % 3 == 0) {
                checkpoint(owner, 1, row("who", entity.toString()));
            }
        }

        // when
        reopen();

        // then
        for (EntityId entity : entities) {
            Recovered recovered = recover(entity);
            if (entity.index() % 3 == 0) {
                assertThat(recovered.rows()).isEqualTo(Map.of("who", entity.toString()));
                assertThat(recovered.frames()).containsExactly("2:second of " + entity);
            } else {
                assertThat(recovered.rows()).isEmpty();
                assertThat(recovered.frames()).containsExactly("1:first of " + entity, "2:second of " + entity);
            }
        }
    }
}
