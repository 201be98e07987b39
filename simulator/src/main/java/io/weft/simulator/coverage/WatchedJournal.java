package io.weft.simulator.coverage;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.route.ClusterIdentity;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A journal, with someone looking on at what its owners ask and are told. Everything goes through unchanged. */
final class WatchedJournal implements Journal {

    private final Journal journal;
    private final Watch watch;

    WatchedJournal(Journal journal, Watch watch) {
        this.journal = journal;
        this.watch = watch;
    }

    @Override
    public CompletionStage<JournalOwnership> claim(EntityId entity) {
        return journal.claim(entity).thenApply(ownership -> new WatchedOwnership(ownership, watch.life(entity, ownership.epoch()), watch));
    }

    @Override
    public ClusterIdentity identityOr(ClusterIdentity ifNew) {
        return journal.identityOr(ifNew);
    }

    @Override
    public void close() {
        journal.close();
    }

    private record WatchedOwnership(JournalOwnership ownership, Life life, Watch watch) implements JournalOwnership {

        @Override
        public EntityId entity() {
            return ownership.entity();
        }

        @Override
        public long epoch() {
            return ownership.epoch();
        }

        @Override
        public long recover(Recovery recovery) {
            return ownership.recover(recovery);
        }

        @Override
        public CompletionStage<AppendResult> append(long position, byte[] payload) {
            life.loop().appends(watch.takeEncoded() > 0);
            return watched(ownership.append(position, payload), life.loop()::operationEnded);
        }

        @Override
        public CompletionStage<AppendResult> checkFence() {
            boolean isSuspicion = life.loop().checks();
            return watched(ownership.checkFence(), isSuspicion ? life.loop()::suspicionEnded : life.loop()::operationEnded);
        }

        @Override
        public CompletionStage<AppendResult> checkpoint(long position, Iterator<Row> rows) {
            return watched(ownership.checkpoint(position, rows), life::checkpointEnded);
        }

        private static CompletionStage<AppendResult> watched(CompletionStage<AppendResult> stage, Consumer<AppendResult> watcher) {
            stage.thenAccept(watcher);
            return stage;
        }
    }
}
