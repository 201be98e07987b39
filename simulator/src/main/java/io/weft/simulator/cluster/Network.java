package io.weft.simulator.cluster;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Message;
import io.weft.simulator.cluster.ClusterObserver.Transit;
import io.weft.simulator.plan.Fault;
import io.weft.simulator.plan.Noise;
import io.weft.simulator.world.Chance;
import io.weft.simulator.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Carries messages between nodes, and between nodes and clients: at most once is promised, and often enough not even that. */
public final class Network {

    private static final int USUAL_MS = 5;
    private static final int ROOM_FOR_NODES = 64;

    private final World world;
    private final Chance chance;
    private final Noise noise;
    private final ClusterObserver observer;
    private final Rulings rulings;
    private final Map<Integer, Long> cutUntilMs = new HashMap<>();
    private final Map<String, Jinxed> jinxes = new HashMap<>();
    private final Map<Long, Integer> seen = new HashMap<>();
    private boolean noisy;

    /** The place of all clients. */
    public static final int CLIENTS = ROOM_FOR_NODES - 1;

    public Network(World world, Chance chance, Noise noise, ClusterObserver observer, Rulings rulings) {
        this.world = world;
        this.chance = chance;
        this.noise = noise;
        this.observer = observer;
        this.rulings = rulings;
    }

    void noisy(boolean on) {
        noisy = on;
        cutUntilMs.clear();
        jinxes.clear();
    }

    void jinx(Fault.Jinx jinx) {
        jinxes.put(jinx.messageKind(), new Jinxed(jinx, world.nowMs() + jinx.lastsMs()));
    }

    private final class Jinxed {

        private final Fault.Jinx fault;
        private final long untilMs;
        private boolean hasStruck;

        Jinxed(Fault.Jinx fault, long untilMs) {
            this.fault = fault;
            this.untilMs = untilMs;
        }

        void strike() {
            if (!hasStruck) {
                hasStruck = true;
                observer.struck(fault);
            }
        }
    }

    /** Null if it is not. */
    private Jinxed jinx(Message message) {
        Jinxed found = noisy && !jinxes.isEmpty() ? jinxes.get(message.getClass().getSimpleName()) : null;
        return found != null && world.nowMs() < found.untilMs ? found : null;
    }

    void cut(int from, int to, long untilMs) {
        cutUntilMs.merge(link(from, to), untilMs, Math::max);
    }

    private static int link(int from, int to) {
        return from * ROOM_FOR_NODES + to;
    }

    /** @param target null: a client */
    void send(int from, int to, EntityId target, Message message, Runnable delivery) {
        observer.transit(Transit.SENT, target, message);
        int link = link(from, to);
        long what = MessageKey.of(message);
        int occurrence = seen.merge(what * 31 + link, 1, Integer::sum);
        if (noisy && world.nowMs() < cutUntilMs.getOrDefault(link, 0L)) {
            observer.transit(Transit.CUT, target, message);
            return;
        }
        List<Long> ruledMs = rulings.delaysMs(from, to, target, message);
        if (ruledMs != null) {
            deliver(ruledMs, target, message, delivery);
            return;
        }
        Jinxed jinx = jinx(message);
        int lostPermille = jinx != null ? Fault.Jinx.LOST_PERMILLE : noise.lostPermille();
        if (noisy && chance.permille(lostPermille, what, link, 8L * occurrence)) {
            strike(jinx);
            observer.transit(Transit.LOST, target, message);
            return;
        }
        world.after(delayMs(target, message, what, link, 8L * occurrence + 1), delivery);
        if (noisy && chance.permille(noise.doubledPermille(), what, link, 8L * occurrence + 4)) {
            observer.transit(Transit.DOUBLED, target, message);
            world.after(10 * delayMs(target, message, what, link, 8L * occurrence + 5), delivery);
        }
    }

    private static void strike(Jinxed jinx) {
        if (jinx != null) {
            jinx.strike();
        }
    }

    private void deliver(List<Long> copiesMs, EntityId target, Message message, Runnable delivery) {
        if (copiesMs.size() != 1) {
            observer.transit(copiesMs.isEmpty() ? Transit.LOST : Transit.DOUBLED, target, message);
        }
        copiesMs.forEach(delayMs -> world.after(delayMs, delivery));
    }

    private long delayMs(EntityId target, Message message, long what, int link, long question) {
        Jinxed jinx = jinx(message);
        int veryLatePermille = jinx != null ? Fault.Jinx.VERY_LATE_PERMILLE : noise.veryLatePermille();
        if (noisy && chance.permille(veryLatePermille, what, link, question)) {
            strike(jinx);
            observer.transit(Transit.VERY_LATE, target, message);
            return chance.below(jinx != null ? jinx.fault.lateByMs() : Noise.VERY_LATE_MS, what, link, question + 1);
        }
        if (noisy && chance.permille(noise.latePermille(), what, link, question + 1)) {
            observer.transit(Transit.LATE, target, message);
            return chance.below(Noise.LATE_MS, what, link, question + 2);
        }
        return 1 + chance.below(USUAL_MS, what, link, question);
    }
}
