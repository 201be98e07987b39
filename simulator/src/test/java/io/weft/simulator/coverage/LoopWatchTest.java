package io.weft.simulator.coverage;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.message.GatewayMessage.ReadRefused;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.route.ClusterIdentity;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoopWatchTest {

    private static final EntityId SHARD = EntityId.shard(0);
    private static final AppendResult UNKNOWN = new AppendResult.FateUnknown("lost");
    private static final AppendResult FENCED = new AppendResult.Fenced(2);
    private static final int MAX_GATHERED = 3;

    private final Script script = new Script(SHARD);
    private final Deque<CompletableFuture<AppendResult>> stages = new ArrayDeque<>();
    private JournalOwnership ownership;

    @BeforeEach
    void serves() {
        Journal journal = script.watch().on(new ByHand(), MAX_GATHERED);
        ownership = journal.claim(SHARD).toCompletableFuture().join();
        script.watch().serving(SHARD, 2, 0);
        script.step(2, null, List.of());
    }

    @Test
    void shouldFollowAGroupOfTwoFramesWhoseFirstIsRepeated() {
        // when
        append(2, UNKNOWN);
        append(0, UNKNOWN);
        append(0, AppendResult.DURABLE);
        append(0, AppendResult.DURABLE);

        // then
        shouldHaveReached(Transition.APPEND_UNKNOWN, Transition.APPEND_UNKNOWN_AGAIN, Transition.APPEND_REPEATED,
                Transition.APPEND_NEXT_FRAME, Transition.APPEND_DURABLE);
    }

    @Test
    void shouldFollowAFenceCheckThatIsRepeatedAndFenced() {
        // when
        answer();
        check(UNKNOWN);
        check(FENCED);
        script.watch().ended(SHARD, 0, "Fenced");

        // then
        shouldHaveReached(Transition.CHECK_UNKNOWN, Transition.CHECK_REPEATED_FENCED);
    }

    @Test
    void shouldTellSuspicionFromAnOrdinaryFenceCheck() {
        // when a check begins beside an append
        script.watch().encoded();
        ownership.append(1, new byte[1]);
        check(UNKNOWN);
        check(FENCED);
        script.watch().ended(SHARD, 0, "Fenced");

        // then
        shouldHaveReached(Transition.SUSPECTED, Transition.SUSPICION_UNKNOWN, Transition.SUSPICION_FENCED);
    }

    @Test
    void shouldTakeAFenceCheckThatNothingAsksForForSuspicion() {
        // when
        check(FENCED);
        script.watch().ended(SHARD, 0, "Fenced");

        // then
        shouldHaveReached(Transition.SUSPECTED, Transition.SUSPICION_FENCED);
    }

    @Test
    void shouldNotBelieveThatADeadProcessHasHeardOfItsFence() {
        // when
        append(1, FENCED);

        // then
        shouldHaveReached();
    }

    @Test
    void shouldSeeThatThereIsNoRoomBehindAnAppend() {
        // given
        script.watch().encoded();
        ownership.append(1, new byte[1]);

        // when
        for (int i = 0; i < MAX_GATHERED; i++) {
            script.step(2, null, List.of());
        }

        // then
        shouldHaveReached(Transition.NO_ROOM_TO_GATHER);
    }

    @Test
    void shouldFollowCheckpoints() {
        // when
        checkpoint(AppendResult.DURABLE);
        checkpoint(UNKNOWN);
        script.watch().ended(SHARD, 0, "CheckpointLost");

        // then
        shouldHaveReached(Transition.CHECKPOINT_INSTALLED, Transition.CHECKPOINT_LOST);
    }

    @Test
    void shouldTellAStopInDoubtFromOneInOrder() {
        // when
        append(1, UNKNOWN);
        script.watch().ended(SHARD, 0, "Stopped");

        // then
        shouldHaveReached(Transition.APPEND_UNKNOWN, Transition.STOPPED_UNKNOWN);
    }

    private void answer() {
        script.step(2, null, List.of(), Script.toClient(new ReadRefused(1, RetryableCode.TIMED_OUT)));
    }

    private void append(int framesCut, AppendResult result) {
        Collections.nCopies(framesCut, 0).forEach(frame -> script.watch().encoded());
        ownership.append(1, new byte[1]);
        stages.removeLast().complete(result);
    }

    private void check(AppendResult result) {
        ownership.checkFence();
        stages.removeLast().complete(result);
    }

    private void checkpoint(AppendResult result) {
        ownership.checkpoint(1, Collections.emptyIterator());
        stages.removeLast().complete(result);
    }

    private void shouldHaveReached(Transition... transitions) {
        Transition[] all = Arrays.copyOf(transitions, transitions.length + 2);
        all[transitions.length] = Transition.RECLAIMED;
        all[transitions.length + 1] = Transition.SHARD_RECOVERS;
        script.shouldHaveReached(all);
    }

    /** Whose operations end when the test says so. */
    private final class ByHand implements Journal, JournalOwnership {

        @Override
        public ClusterIdentity identityOr(ClusterIdentity ifNew) {
            return ifNew;
        }

        @Override
        public CompletionStage<JournalOwnership> claim(EntityId entity) {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public void close() {}

        @Override
        public EntityId entity() {
            return SHARD;
        }

        @Override
        public long epoch() {
            return 2;
        }

        @Override
        public long recover(Recovery recovery) {
            return 0;
        }

        private CompletionStage<AppendResult> begin() {
            stages.add(new CompletableFuture<>());
            return stages.getLast();
        }

        @Override
        public CompletionStage<AppendResult> append(long position, byte[] payload) {
            return begin();
        }

        @Override
        public CompletionStage<AppendResult> checkFence() {
            return begin();
        }

        @Override
        public CompletionStage<AppendResult> checkpoint(long position, Iterator<Row> rows) {
            return begin();
        }
    }
}
