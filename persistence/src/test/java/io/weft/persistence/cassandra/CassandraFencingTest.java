package io.weft.persistence.cassandra;

import static io.weft.persistence.Recovered.bytes;
import static io.weft.persistence.Recovered.row;
import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.persistence.Recovered;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalOwnership.AppendResult.Fenced;
import io.weft.protocol.journal.OwnershipLost;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What owners of different processes, dead or undead, do to one another. Each process has a journal of its own here. */
class CassandraFencingTest {

    private static final EntityId SHARD = EntityId.shard(3);

    private CassandraJournal one;
    private CassandraJournal other;

    @BeforeEach
    void openTwo() {
        CassandraSettings settings = TestCassandra.empty("fencing");
        one = CassandraJournal.open(settings);
        other = CassandraJournal.open(settings);
    }

    @AfterEach
    void closeBoth() {
        one.close();
        other.close();
    }

    @Test
    void shouldCountWhatAZombieStoredBeforeItsSuccessorReadButNotTellTheZombie() {
        // given
        JournalOwnership zombie = owner(one);
        append(zombie, 1);
        JournalOwnership successor = get(other.claim(SHARD));

        // when
        AppendResult late = get(zombie.append(2, bytes("2")));
        Recovered recovered = Recovered.from(successor);

        // then
        assertThat(late).isEqualTo(new Fenced(2));
        assertThat(recovered.frames()).containsExactly("1:1", "2:2");
    }

    @Test
    void shouldNeverReadWhatAZombieStoresBehindTheCut() {
        // given
        JournalOwnership zombie = owner(one);
        append(zombie, 1);
        JournalOwnership successor = owner(other);

        // when
        AppendResult late = get(zombie.append(2, bytes("of the zombie")));
        AppendResult repeated = get(zombie.append(2, bytes("of the zombie")));
        append(successor, 2, 3);

        // then
        assertThat(List.of(late, repeated)).containsOnly(new Fenced(2));
        assertThat(recover(one).frames()).containsExactly("1:1", "2:2", "3:3");
        assertThat(recover(other).frames()).containsExactly("1:1", "2:2", "3:3");
    }

    @Test
    void shouldFinishTheClaimThatADeadClaimantLeftOpen() {
        // given
        append(owner(one), 1, 2);
        get(one.claim(SHARD));
        get(one.claim(SHARD));

        // when
        JournalOwnership fourth = get(other.claim(SHARD));
        Recovered recovered = Recovered.from(fourth);
        append(fourth, 3);

        // then
        assertThat(fourth.epoch()).isEqualTo(4);
        assertThat(recovered.frames()).containsExactly("1:1", "2:2");
        assertThat(recover(one).frames()).containsExactly("1:1", "2:2", "3:3");
    }

    @Test
    void shouldNotLetAnOvertakenClaimantBegin() {
        // given
        append(owner(one), 1);
        JournalOwnership slow = get(one.claim(SHARD));
        JournalOwnership fast = owner(other);
        append(fast, 2);

        // when, then
        assertThatThrownBy(() -> Recovered.from(slow)).isInstanceOf(OwnershipLost.class)
                .hasMessage("shard-3: epoch 2 was overtaken by epoch 3 while it recovered");
        assertThatThrownBy(() -> get(slow.append(2, bytes("2")))).isInstanceOf(IllegalStateException.class);
        assertThat(get(slow.checkFence())).isEqualTo(new Fenced(3));
        assertThat(recover(one).frames()).containsExactly("1:1", "2:2");
    }

    @Test
    void shouldGiveEachOfManyClaimantsAnEpochOfItsOwn() {
        // when
        List<CompletionStage<JournalOwnership>> claims = IntStream.range(0, 10)
                .mapToObj(n -> (n % 2 == 0 ? one : other).claim(SHARD)).toList();

        // then
        assertThat(claims.stream().map(claim -> get(claim).epoch()))
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void shouldNotLetAZombieMoveTheCheckpoint() {
        // given
        JournalOwnership zombie = owner(one);
        append(zombie, 1, 2);
        JournalOwnership successor = owner(other);
        append(successor, 3);

        // when
        AppendResult late = get(zombie.checkpoint(2, List.of(row("a", "of the zombie")).iterator()));
        AppendResult own = get(successor.checkpoint(3, List.of(row("a", "3")).iterator()));
        AppendResult later = get(zombie.checkpoint(1, List.of(row("a", "of the zombie")).iterator()));

        // then
        assertThat(List.of(late, later)).containsOnly(new Fenced(2));
        assertThat(own).isEqualTo(AppendResult.DURABLE);
        Recovered recovered = recover(one);
        assertThat(recovered.rows()).containsOnly(Map.entry("a", "3"));
        assertThat(recovered.frames()).isEmpty();
        assertThat(recovered.last()).isEqualTo(3);
    }

    @Test
    void shouldReadOverManyEpochsAndSegments() {
        // given
        byte[] large = new byte[3000];
        for (int epoch = 1; epoch <= 4; epoch++) {
            JournalOwnership owner = get((epoch % 2 == 0 ? one : other).claim(SHARD));
            long last = Recovered.lastOf(owner);
            assertThat(last).isEqualTo((epoch - 1) * 7L);
            for (int n = 1; n <= 7; n++) {
                assertThat(get(owner.append(last + n, large))).isEqualTo(AppendResult.DURABLE);
            }
            if (epoch == 2) {
                assertThat(get(owner.checkpoint(10, List.of(row("a", "10")).iterator()))).isEqualTo(AppendResult.DURABLE);
            }
        }

        // when
        Recovered recovered = recover(one);

        // then
        assertThat(recovered.frames()).hasSize(18);
        assertThat(recovered.last()).isEqualTo(28);
        assertThat(recovered.rows()).hasSize(1);
    }

    private static JournalOwnership owner(CassandraJournal journal) {
        JournalOwnership owner = get(journal.claim(SHARD));
        Recovered.lastOf(owner);
        return owner;
    }

    private static Recovered recover(CassandraJournal journal) {
        return Recovered.from(get(journal.claim(SHARD)));
    }

    private static void append(JournalOwnership owner, int... positions) {
        for (int position : positions) {
            assertThat(get(owner.append(position, bytes("" + position)))).isEqualTo(AppendResult.DURABLE);
        }
    }
}
