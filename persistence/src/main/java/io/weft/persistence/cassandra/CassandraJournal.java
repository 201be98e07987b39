package io.weft.persistence.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import io.weft.persistence.cassandra.OwnerTable.Change;
import io.weft.persistence.pace.Rounds;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalOwnership.Recovery;
import io.weft.protocol.journal.JournalOwnership.Row;
import io.weft.protocol.journal.JournalUnusable;
import io.weft.protocol.route.ClusterIdentity;
import java.util.Iterator;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The journal of a cluster: many nodes, one Cassandra, and each entity written by one owner at a time. See the package for how
 * that is kept. Thread-safe.
 *
 * <p>While Cassandra is away appends and fence checks are of unknown fate, and are to be repeated; claims, recoveries and
 * checkpoints wait and go on by themselves. What Cassandra holds is never in doubt for longer than that.
 */
public final class CassandraJournal implements Journal {

    private final CassandraSettings settings;
    private final CqlSession session;
    private final Patience patience = new Patience();
    private final Meter meter = new Meter();
    private final FrameStore frames;
    private final RunStore runs;
    private final OwnerTable owners;
    private final FenceChecks checks;
    private final Checkpoints checkpoints;
    private final InFlight inFlight;
    private final Rounds rounds;
    private final ScheduledExecutorService alarm = Threads.alarm("weft-journal-rounds");

    /** One claim at a time, and one checkpoint: conditional updates of one partition get in each other's way. */
    private final ExecutorService claiming = Threads.one("weft-journal-claims");
    private final ExecutorService checkpointing = Threads.one("weft-journal-checkpoints");

    private CassandraJournal(CassandraSettings settings, CqlSession session) {
        this.settings = settings;
        this.session = session;
        Tables tables = new Tables(session, settings.keyspace());
        this.frames = new FrameStore(session, tables, patience);
        this.runs = new RunStore(session, tables, patience);
        this.owners = new OwnerTable(session, tables, patience);
        this.checkpoints = new Checkpoints(frames, runs, owners, settings.checkpointBytes());
        this.inFlight = new InFlight(settings.maxInFlightBytes());
        this.rounds = new Rounds(settings.pace(), System::nanoTime,
                (nanos, work) -> alarm.schedule(work, nanos, TimeUnit.NANOSECONDS));
        this.checks = new FenceChecks(entities -> {
            meter.check();
            return owners.owners(entities);
        });
    }

    /**
     * Connects. Blocks.
     *
     * @throws JournalUnusable if Cassandra can't be reached, lets this user not in or read, is not set up safely, or has no
     *                         schema that this build knows
     */
    public static CassandraJournal open(CassandraSettings settings) {
        CqlSession session = Sessions.connect(settings);
        boolean opened = false;
        try {
            CassandraJournal journal = Faults.atStart(settings, () -> {
                new ServerChecks(session, settings).requireSafe();
                new Schema(session, settings.keyspace()).requireCurrent();
                return new CassandraJournal(settings, session);
            });
            opened = true;
            return journal;
        } finally {
            if (!opened) {
                session.close();
            }
        }
    }

    @Override
    public ClusterIdentity identityOr(ClusterIdentity ifNew) {
        requireOpen();
        return new LedgerTable(session, settings, patience).identityOr(ifNew);
    }

    @Override
    public CompletionStage<JournalOwnership> claim(EntityId entity) {
        if (entity.index() < 0) {
            throw new IllegalArgumentException("the index of an entity can't be negative, but is " + entity.index());
        }
        return supply(claiming, () -> new CassandraOwnership(this, claimRow(entity)));
    }

    /** Step 1 of a claim on Cassandra (PROTOCOL.md). */
    private OwnerRow claimRow(EntityId entity) {
        OwnerRow known = owners.read(entity);
        while (true) {
            Change change = owners.change(known, known.claimed(UUID.randomUUID(), UUID.randomUUID()));
            if (change instanceof Change.Made made) {
                return made.row();
            }
            known = ((Change.Lost) change).found();
        }
    }

    Recovering.Recovered recover(OwnerRow claimed, Recovery recovery) {
        requireOpen();
        return Recovering.recover(frames, runs, owners, claimed, settings.segmentBytes(), recovery);
    }

    CompletionStage<AppendResult> append(CassandraOwnership owner, PlacedFrame frame) {
        int bytes = frame.frame().storedBytes();
        if (!inFlight.enter(bytes)) {
            return CompletableFuture.completedStage(
                    new AppendResult.FateUnknown("too much is on its way to Cassandra; nothing was written"));
        }
        CompletableFuture<Void> begun = new CompletableFuture<>();
        rounds.enter(() -> begun.complete(null));
        return begun.thenCompose(now -> frames.insert(owner.entity(), frame))
                .handle((done, error) -> error == null
                        ? owner.stored(frame)
                        : CompletableFuture.<AppendResult>completedStage(
                                new AppendResult.FateUnknown("a frame could not be stored: " + Faults.reason(error))))
                .thenCompose(result -> result)
                .whenComplete((result, error) -> {
                    rounds.ended();
                    inFlight.leave(bytes);
                    if (result != null) {
                        meter.append(frame, result);
                    }
                });
    }

    CompletionStage<AppendResult> checkFence(OwnerRow claimed) {
        if (patience.isClosed()) {
            return CompletableFuture.failedStage(new IllegalStateException("the journal is closed"));
        }
        return checks.check(claimed.entity(), claimed.epoch(), claimed.token());
    }

    CompletionStage<AppendResult> checkpoint(Checkpoints.State state, long position, Iterator<Row> rows) {
        return supply(checkpointing, () -> {
            long began = System.nanoTime();
            meter.checkpointBegins();
            try {
                AppendResult result = checkpoints.install(state, position, rows);
                if (result instanceof AppendResult.Durable) {
                    meter.checkpointInstalled();
                }
                meter.count(result);
                return result;
            } finally {
                meter.checkpointEnds(System.nanoTime() - began);
            }
        });
    }

    private <T> CompletionStage<T> supply(ExecutorService thread, Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, thread).exceptionallyCompose(error ->
                    CompletableFuture.failedStage(error instanceof CompletionException && error.getCause() != null
                            ? error.getCause() : error));
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(new IllegalStateException("the journal is closed"));
        }
    }

    void requireOpen() {
        patience.requireOpen();
    }

    /** What it has done so far. */
    public CassandraJournalMetrics metrics() {
        return meter.read();
    }

    @Override
    public synchronized void close() {
        if (patience.isClosed()) {
            return;
        }
        patience.close();
        Threads.end(claiming, settings.requestTimeoutMs());
        Threads.end(checkpointing, settings.requestTimeoutMs());
        inFlight.awaitNone(settings.requestTimeoutMs());
        alarm.shutdown();
        session.close();
    }
}
