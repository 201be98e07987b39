package io.weft.protocol.world;

import io.weft.protocol.coordinator.CoordinatorMachine;
import io.weft.protocol.coordinator.CoordinatorRecord;
import io.weft.protocol.coordinator.CoordinatorSettings;
import io.weft.protocol.effects.Sender;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.route.ClusterIdentity;
import io.weft.protocol.route.Placement;
import io.weft.protocol.shard.ShardMachine;
import io.weft.protocol.shard.ShardRecord;
import io.weft.protocol.shard.ShardSettings;
import io.weft.protocol.time.TimerQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Real machines in a small world of simulated time, network and crashes, all from one seed. The network loses, doubles
 * and reorders messages while faults are on.
 */
final class World implements Sender {

    private static final int LOSS_PERCENT = 5;
    private static final int DUPLICATE_PERCENT = 5;
    private static final int CRASH_PERMILLE = 4;
    private static final int USUAL_MS = 5;
    private static final int LATE_ONE_IN = 20;
    private static final int LATE_MS = 400;
    /** Later than a crash, a recovery and the attempts after it. */
    private static final int VERY_LATE_ONE_IN = 40;
    private static final int VERY_LATE_MS = 8_000;

    /** Whoever in the world is answered. */
    record Client(Consumer<GatewayMessage> inbox) implements Party {}

    private final Random random;
    private final Placement placement;
    private final TimerQueue<Runnable> events = new TimerQueue<>();
    private final List<SimulatedEntity<ShardMessage, ShardRecord>> shards = new ArrayList<>();
    private final List<SimulatedEntity<CoordinatorMessage, CoordinatorRecord>> coordinators = new ArrayList<>();
    private long nowMs = 1_700_000_000_000L;
    private boolean faults;
    private int crashes;

    World(long seed, int shardCount, int coordinatorCount, ShardSettings shardSettings, CoordinatorSettings coordinatorSettings) {
        random = new Random(seed);
        placement = new Placement(new ClusterIdentity(shardCount, coordinatorCount, seed, ~seed));
        for (int i = 0; i < shardCount; i++) {
            int index = i;
            shards.add(new SimulatedEntity<>(this, this, () -> new ShardMachine(index, placement, shardSettings)));
        }
        for (int i = 0; i < coordinatorCount; i++) {
            int index = i;
            coordinators.add(new SimulatedEntity<>(this, this, () -> new CoordinatorMachine(index, placement, coordinatorSettings)));
        }
    }

    Random random() {
        return random;
    }

    Placement placement() {
        return placement;
    }

    long nowMs() {
        return nowMs;
    }

    int crashes() {
        return crashes;
    }

    void faults(boolean on) {
        faults = on;
    }

    void after(long delayMs, Runnable event) {
        events.add(nowMs + delayMs, event);
    }

    /** Runs until nothing more happens before the given time. */
    void runUntil(long endMs) {
        while (events.nextMs() <= endMs) {
            nowMs = Math.max(nowMs, events.nextMs());
            events.pollDue(nowMs).run();
            maybeCrash();
        }
        nowMs = Math.max(nowMs, endMs);
    }

    private void maybeCrash() {
        if (faults && random.nextInt(1000) < CRASH_PERMILLE) {
            List<SimulatedEntity<?, ?>> all = new ArrayList<>(shards);
            all.addAll(coordinators);
            SimulatedEntity<?, ?> victim = all.get(random.nextInt(all.size()));
            if (victim.isUp()) {
                crashes++;
                victim.crash(random);
                after(1 + random.nextInt(300), victim::start);
            }
        }
    }

    private void deliver(Runnable delivery) {
        if (faults && random.nextInt(100) < LOSS_PERCENT) {
            return;
        }
        after(delayMs(), delivery);
        if (faults && random.nextInt(100) < DUPLICATE_PERCENT) {
            after(delayMs() * 10, delivery);
        }
    }

    private long delayMs() {
        if (faults && random.nextInt(VERY_LATE_ONE_IN) == 0) {
            return random.nextInt(VERY_LATE_MS);
        }
        return 1 + random.nextInt(faults && random.nextInt(LATE_ONE_IN) == 0 ? LATE_MS : USUAL_MS);
    }

    @Override
    public void toShard(int shard, ShardMessage message) {
        deliver(() -> shards.get(shard).receive(message));
    }

    @Override
    public void toCoordinator(int coordinator, CoordinatorMessage message) {
        deliver(() -> coordinators.get(coordinator).receive(message));
    }

    @Override
    public void toGateway(Party gateway, GatewayMessage message) {
        deliver(() -> ((Client) gateway).inbox().accept(message));
    }
}
