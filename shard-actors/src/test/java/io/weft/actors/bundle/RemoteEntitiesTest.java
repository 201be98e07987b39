package io.weft.actors.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.actors.cluster.Dialect;
import io.weft.actors.cluster.LoadReport;
import io.weft.actors.cluster.WireVersion;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.ShardMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteEntitiesTest {

    private final List<String> sent = new ArrayList<>();
    private final Dialect dialect = new Dialect();
    private final RemoteEntities entities = new RemoteEntities(4, 2, dialect, address -> new Bundler(
            bundle -> bundle.items().forEach(item -> sent.add(item.entity() + " on " + address)), Runnable::run, (nanos, work) -> { },
            () -> 0, 0));

    @BeforeEach
    void understandBundles() {
        dialect.use(WireVersion.WITH_BUNDLES);
    }

    @Test
    void shouldSendToWhereAnEntityWasReportedLast() {
        // given
        entities.note(report("a", EntityId.shard(0), EntityId.shard(1), EntityId.coordinator(1)));
        entities.note(report("b", EntityId.shard(1)));
        // when a node that has lost one says so later
        entities.note(report("a", EntityId.shard(0), EntityId.coordinator(1)));
        // then
        assertThat(send(EntityId.shard(0))).isTrue();
        assertThat(send(EntityId.shard(1))).isTrue();
        assertThat(send(EntityId.coordinator(1))).isTrue();
        assertThat(sent).containsExactly(EntityId.shard(0) + " on a", EntityId.shard(1) + " on b", EntityId.coordinator(1) + " on a");
    }

    @Test
    void shouldNotKnowWhatServesNowhereAnyMore() {
        // given
        entities.note(report("a", EntityId.shard(0), EntityId.shard(1)));
        // when
        entities.note(report("a", EntityId.shard(1)));
        // then
        assertThat(send(EntityId.shard(0))).isFalse();
        // when
        entities.retain(Set.of("b"));
        // then
        assertThat(send(EntityId.shard(1))).isFalse();
        assertThat(sent).isEmpty();
    }

    @Test
    void shouldIgnoreWhatThereIsNot() {
        // when
        entities.note(report("a", EntityId.shard(4), EntityId.shard(3)));
        // then
        assertThat(send(EntityId.shard(4))).isFalse();
        assertThat(send(EntityId.shard(3))).isTrue();
    }

    private boolean send(EntityId entity) {
        return entities.send(entity.role(), entity.index(), new ShardMessage.Bar(0, List.of()));
    }

    private static LoadReport report(String node, EntityId... serving) {
        return new LoadReport(node, Stream.of(serving).map(entity -> new LoadReport.Item(entity, 1)).toList());
    }
}
