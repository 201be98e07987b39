package io.weft.actors.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.actors.cluster.Bundle;
import io.weft.protocol.effects.Outbox;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage.Bar;
import io.weft.protocol.model.TxId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BundlerTest {

    private static final long GAP_NANOS = 5_000;
    private static final EntityId SHARD = EntityId.shard(3);
    private static final EntityId OTHER = EntityId.shard(4);

    private final List<Bundle> sent = new ArrayList<>();
    private final List<Runnable> soon = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final List<Long> delays = new ArrayList<>();
    private long nowNanos = -7_000_000;
    private final Bundler bundler = new Bundler(sent::add, soon::add, (nanos, work) -> {
        delays.add(nanos);
        later.add(work);
    }, () -> nowNanos, GAP_NANOS);

    @Test
    void shouldLeaveTogetherAsSoonAsOthersHaveHadTheirTurn() {
        // when
        bundler.add(SHARD, bar(1));
        bundler.add(OTHER, bar(2));
        // then
        assertThat(sent).isEmpty();
        assertThat(soon).hasSize(1);
        // when
        soon.get(0).run();
        // then
        assertThat(sent).containsExactly(new Bundle(List.of(new Bundle.Item(SHARD, bar(1)), new Bundle.Item(OTHER, bar(2)))));
    }

    @Test
    void shouldKeepTheGap() {
        // given
        bundler.add(SHARD, bar(1));
        soon.get(0).run();
        // when
        nowNanos += 2_000;
        bundler.add(SHARD, bar(2));
        bundler.add(SHARD, bar(3));
        // then
        assertThat(delays).containsExactly(3_000L);
        assertThat(soon).hasSize(1);
        // when
        nowNanos += 3_000;
        later.get(0).run();
        // then
        assertThat(sent.get(1).items()).extracting(Bundle.Item::message).containsExactly(bar(2), bar(3));
        // when it was idle again
        nowNanos += GAP_NANOS;
        bundler.add(SHARD, bar(4));
        // then
        assertThat(soon).hasSize(2);
    }

    @Test
    void shouldNeverHoldMoreThanMayTravelTogether() {
        // given
        Message half = bar(Outbox.MAX_ITEMS / 2);
        // when
        for (int i = 0; i < 5; i++) {
            bundler.add(SHARD, half);
        }
        // then two full ones have left, and the rest waits for its turn
        assertThat(sent).extracting(bundle -> bundle.items().size()).containsExactly(2, 2);
        assertThat(soon).hasSize(1);
        // when
        soon.get(0).run();
        // then
        assertThat(sent).extracting(bundle -> bundle.items().size()).containsExactly(2, 2, 1);
    }

    @Test
    void shouldTakeTheLargestMessageAlone() {
        // when
        bundler.add(SHARD, bar(1));
        bundler.add(SHARD, bar(Outbox.MAX_ITEMS));
        bundler.add(SHARD, bar(1));
        soon.get(0).run();
        // then
        assertThat(sent).hasSize(3).allSatisfy(bundle -> assertThat(bundle.items()).hasSize(1));
    }

    private static Message bar(int items) {
        return new Bar(0, Collections.nCopies(items, new TxId(1, 2)));
    }
}
