package io.weft.node.testing;

import io.weft.node.JournalSource;
import io.weft.persistence.memory.MemoryJournal;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.route.ClusterIdentity;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** One journal in memory for all nodes of a cluster in this process. A node that closes it does not take it from the others. */
public final class SharedJournal implements JournalSource, AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final MemoryJournal journal = new MemoryJournal(thread);

    @Override
    public Opened open(Consumer<Throwable> failed) {
        return new Opened(new Unclosed(), Optional::empty);
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public String format() {
        return "memory";
    }

    @Override
    public String place() {
        return "memory";
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    private final class Unclosed implements Journal {

        @Override
        public ClusterIdentity identityOr(ClusterIdentity ifNew) {
            return journal.identityOr(ifNew);
        }

        @Override
        public CompletionStage<JournalOwnership> claim(EntityId entity) {
            return journal.claim(entity);
        }

        @Override
        public void close() {}
    }
}
