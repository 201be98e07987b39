package io.weft.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.persistence.cassandra.FenceChecks.Owner;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class FenceChecksTest {

    private static final EntityId ONE = EntityId.shard(1);
    private static final EntityId TWO = EntityId.coordinator(2);
    private static final UUID TOKEN = new UUID(1, 2);
    private static final UUID OTHER = new UUID(3, 4);

    private final List<Set<EntityId>> asked = new ArrayList<>();
    private final List<CompletableFuture<Map<EntityId, Owner>>> reads = new ArrayList<>();
    private final FenceChecks checks = new FenceChecks(entities -> {
        asked.add(entities);
        reads.add(new CompletableFuture<>());
        return reads.get(reads.size() - 1);
    });

    @Test
    void shouldServeAQuestionByAReadThatBeginsLater() {
        // given
        var first = checks.check(ONE, 5, TOKEN);
        var second = checks.check(ONE, 5, TOKEN);
        var third = checks.check(TWO, 7, OTHER);

        // when
        reads.get(0).complete(Map.of(ONE, new Owner(5, TOKEN)));

        // then
        assertThat(first).isCompletedWithValue(AppendResult.DURABLE);
        assertThat(List.of(second, third)).noneMatch(FenceChecksTest::isDone);
        assertThat(asked).containsExactly(Set.of(ONE), Set.of(ONE, TWO));

        // when
        reads.get(1).complete(Map.of(ONE, new Owner(6, OTHER), TWO, new Owner(7, OTHER)));

        // then
        assertThat(second).isCompletedWithValue(new AppendResult.Fenced(6));
        assertThat(third).isCompletedWithValue(AppendResult.DURABLE);
        assertThat(asked).hasSize(2);
    }

    @Test
    void shouldNotTakeAnotherClaimOfTheSameEpochForItsOwn() {
        // given
        var check = checks.check(ONE, 5, TOKEN);

        // when
        reads.get(0).complete(Map.of(ONE, new Owner(5, OTHER)));

        // then
        assertThat(check).isCompletedWithValue(new AppendResult.Fenced(5));
    }

    @Test
    void shouldNotKnowWhatCouldNotBeRead() {
        // given
        var failed = checks.check(ONE, 5, TOKEN);
        var next = checks.check(ONE, 5, TOKEN);

        // when
        reads.get(0).completeExceptionally(new IllegalStateException("no answer"));
        reads.get(1).complete(Map.of());

        // then
        assertThat(result(failed)).isInstanceOf(AppendResult.FateUnknown.class)
                .hasToString("FateUnknown[reason=the owner could not be read: IllegalStateException: no answer]");
        assertThat(result(next)).isInstanceOf(AppendResult.FateUnknown.class);
        assertThat(asked).hasSize(2);
    }

    private static boolean isDone(CompletionStage<?> stage) {
        return stage.toCompletableFuture().isDone();
    }

    private static AppendResult result(CompletionStage<AppendResult> stage) {
        return stage.toCompletableFuture().join();
    }
}
