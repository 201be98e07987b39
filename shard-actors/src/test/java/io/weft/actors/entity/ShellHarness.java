package io.weft.actors.entity;

import static org.awaitility.Awaitility.await;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.weft.actors.fake.CountingMachine;
import io.weft.actors.fake.ManualJournal;
import io.weft.actors.fake.ManualJournal.Kind;
import io.weft.actors.fake.ManualJournal.Operation;
import io.weft.actors.fake.RecordingSender;
import io.weft.protocol.entity.CheckpointEvery;
import io.weft.protocol.entity.EntityLimits;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.CoordinatorMessage.Barred;
import io.weft.protocol.message.GatewayMessage.AssetState;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.TxId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.LoggingTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.typed.ActorRef;

/** One shell around a {@link CountingMachine}, with journal, time and clock in the hands of the test. */
final class ShellHarness implements AutoCloseable {

    static final EntityId ENTITY = EntityId.shard(0);
    static final EntitySettings SETTINGS =
            new EntitySettings(5, new EntityLimits(100, 50, 10, 40, new CheckpointEvery(1_000, 1_000_000)));

    private static final AssetId ASSET = new AssetId(new AccountId(1, 2, 3), 4);
    private static final Party CLIENT = new Party() {};
    private static final Config CONFIG = ManualTime.config().withFallback(ConfigFactory.load());

    final List<String> log = new CopyOnWriteArrayList<>();
    final AtomicLong nextTickMs = new AtomicLong(Long.MAX_VALUE);
    final AtomicLong clockMs = new AtomicLong(1_000);
    private final AtomicLong elapsedMs = new AtomicLong();
    final List<Throwable> fatal = new CopyOnWriteArrayList<>();
    final RecordingSender sender = new RecordingSender();
    final LocalEntities local = new LocalEntities(4, 1);
    final ManualJournal journal;

    private final List<EntityId> stopped = new CopyOnWriteArrayList<>();
    private final ActorTestKit testKit = ActorTestKit.create(CONFIG);
    private final ManualTime time = ManualTime.get(testKit.system());
    private final EntitySettings settings;
    volatile boolean endsWhenAnEntityFails = true;
    private ActorRef<EntityCommand> shell;

    private ShellHarness(ManualJournal journal, EntitySettings settings) {
        this.journal = journal;
        this.settings = settings;
    }

    /** Whose claim waits to be ended. */
    static ShellHarness starting(ManualJournal journal, EntitySettings settings) {
        ShellHarness harness = new ShellHarness(journal, settings);
        harness.spawn();
        return harness;
    }

    static ShellHarness serving(EntitySettings settings) throws InterruptedException {
        ShellHarness harness = starting(ManualJournal.endedByTest(), settings);
        harness.journal.next(Kind.CLAIM).succeed();
        harness.awaitLog(1);
        return harness;
    }

    static ShellHarness serving() throws InterruptedException {
        return serving(SETTINGS);
    }

    private void spawn() {
        InstantSource clock = () -> Instant.ofEpochMilli(clockMs.get());
        EntityListener listener = new EntityListener() {
            @Override
            public void stopped(EntityId entity) {
                stopped.add(entity);
            }
        };
        EntityRole<ShardMessage, String> role = new EntityRole<>(EntityId.Role.SHARD, ShardMessage.class,
                entity -> new CountingMachine(entity, log, nextTickMs));
        EntityEnvironment environment = new EntityEnvironment(journal, sender, clock,
                () -> TimeUnit.MILLISECONDS.toNanos(elapsedMs.get()), settings, (entity, cause) -> fatal.add(cause) && endsWhenAnEntityFails, listener,
                local);
        shell = testKit.spawn(EntityShell.create(ENTITY, role, environment), "entity", EntityShell.props());
    }

    /** Journals the numbers, and answers each. */
    void bar(long... numbers) {
        deliver(new ShardMessage.Bar(0, LongStream.of(numbers).mapToObj(number -> new TxId(0, number)).toList()));
    }

    /** Is answered with the count so far, and journals nothing. */
    void read(long requestId) {
        deliver(new ShardMessage.ReadAsset(ASSET, new ReplyTo(CLIENT, requestId)));
    }

    void breakIt() {
        deliver(new ShardMessage.AskAssets(0, List.of()));
    }

    void deliver(Message message) {
        shell.tell(new EntityCommand.Deliver(message));
    }

    void tell(EntityCommand command) {
        shell.tell(command);
    }

    Operation next(Kind kind) throws InterruptedException {
        return journal.next(kind);
    }

    void timePasses(long ms) {
        clockMs.addAndGet(ms);
        elapsedMs.addAndGet(ms);
        time.timePasses(Duration.ofMillis(ms));
    }

    /** Waits until so many things were done to the machine. */
    void awaitLog(int entries) {
        await().until(() -> log.size() >= entries);
    }

    void awaitSent(int messages) {
        await().until(() -> sender.sent().size() >= messages);
    }

    boolean hasStopped() {
        return stopped.contains(ENTITY);
    }

    void awaitStopped() {
        await().until(this::hasStopped);
    }

    /** Runs the action and waits until the shell has logged this. */
    void expectWarning(String part, Runnable action) {
        LoggingTestKit.warn(part).expect(testKit.system(), () -> {
            action.run();
            return null;
        });
    }

    static Barred barred(long... numbers) {
        return new Barred(ENTITY.index(),
                LongStream.of(numbers).mapToObj(number -> new Barred.Item(new TxId(0, number), null)).toList());
    }

    static AssetState answer(long requestId, int count) {
        return new AssetState(requestId, true, count);
    }

    @Override
    public void close() {
        testKit.shutdownTestKit();
    }
}
