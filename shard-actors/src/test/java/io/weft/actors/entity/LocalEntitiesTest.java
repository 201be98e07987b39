package io.weft.actors.entity;

import static io.weft.actors.entity.ShellHarness.ENTITY;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.actors.fake.ManualJournal;
import io.weft.actors.fake.ManualJournal.Kind;
import io.weft.protocol.journal.EntityId;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LocalEntitiesTest {

    @Test
    void shouldKnowAnEntityOnlyWhileItServes() throws InterruptedException {
        try (ShellHarness harness = ShellHarness.starting(ManualJournal.endedByTest(), ShellHarness.SETTINGS)) {
            // given: one that recovers
            ManualJournal.Operation claim = harness.next(Kind.CLAIM);
            assertThat(isKnown(harness)).isFalse();
            // when
            claim.succeed();
            // then
            Awaitility.await().until(() -> isKnown(harness));
            // when
            harness.tell(EntityCommand.STOP);
            harness.awaitStopped();
            // then
            assertThat(isKnown(harness)).isFalse();
        }
    }

    @Test
    void shouldNotKnowAnEntityThatFinishesItsLastAppend() throws InterruptedException {
        try (ShellHarness harness = ShellHarness.serving()) {
            // given
            Awaitility.await().until(() -> isKnown(harness));
            harness.bar(1);
            ManualJournal.Operation append = harness.next(Kind.APPEND);
            // when
            harness.tell(EntityCommand.STOP);
            // then
            Awaitility.await().until(() -> !isKnown(harness));
            // when
            append.succeed();
            // then
            harness.awaitStopped();
        }
    }

    @Test
    void shouldNotKnowAnEntityThatFailed() throws InterruptedException {
        try (ShellHarness harness = ShellHarness.serving()) {
            // when
            harness.breakIt();
            harness.next(Kind.FENCE_CHECK).succeed();
            harness.awaitStopped();
            // then
            assertThat(isKnown(harness)).isFalse();
        }
    }

    @Test
    void shouldKeepTheSuccessorOfWhoLeaves() {
        ActorTestKit testKit = ActorTestKit.create();
        try {
            // given
            LocalEntities local = new LocalEntities(1, 1);
            TestProbe<EntityCommand> first = testKit.createTestProbe();
            TestProbe<EntityCommand> second = testKit.createTestProbe();
            EntityId shard = EntityId.shard(0);
            local.enter(shard, first.ref());
            local.enter(shard, second.ref());
            // when
            local.leave(shard, first.ref());
            // then
            ActorRef<EntityCommand> successor = second.ref();
            assertThat(local.find(EntityId.Role.SHARD, 0)).contains(successor);
            assertThat(local.find(EntityId.Role.COORDINATOR, 0)).isEmpty();
        } finally {
            testKit.shutdownTestKit();
        }
    }

    private static boolean isKnown(ShellHarness harness) {
        return harness.local.find(ENTITY.role(), ENTITY.index()).isPresent();
    }
}
