package io.weft.simulator.cluster;

import io.weft.protocol.journal.EntityId;
import io.weft.simulator.entity.SimulatedEntity;
import io.weft.simulator.journal.Medium;
import io.weft.simulator.plan.Fault;
import io.weft.simulator.world.World;
import java.util.List;

/** Makes go wrong what the plan says, and in the end puts everything right. */
public final class FaultInjector {

    /** After which a node that does not answer loses its entities to others. */
    private static final long DETECTION_MS = 250;

    private final World world;
    private final Cluster cluster;
    private final Medium medium;
    private final ClusterObserver observer;
    private final long startMs;
    private boolean over;

    public FaultInjector(World world, Cluster cluster, Medium medium, ClusterObserver observer, long startMs) {
        this.world = world;
        this.cluster = cluster;
        this.medium = medium;
        this.observer = observer;
        this.startMs = startMs;
    }

    public void begin(List<Fault> faults, long endMs) {
        world.at(startMs, () -> cluster.network().noisy(true));
        for (Fault fault : faults) {
            world.at(startMs + fault.atMs(), () -> inject(fault));
        }
        world.at(startMs + endMs, this::end);
    }

    /** Everybody is up, on time, and hears everything from now on; what is under way or believed stays as it is. */
    private void end() {
        over = true;
        observer.happened("CALM", "faults end");
        cluster.network().noisy(false);
        medium.heal();
        for (Node node : cluster.nodes()) {
            node.setClock(0);
            if (node.isPaused()) {
                node.resume();
            } else if (node.isDown()) {
                node.boot();
            }
            cluster.wakeLater(node);
        }
    }

    /**
     * Makes one thing go wrong now, if it can: a node that is down does not crash. What is to befall operations or messages
     * awaits them, and strikes then.
     */
    public void inject(Fault fault) {
        if (!set(fault) && isPossible(fault)) {
            observer.struck(fault);
            injectNow(fault);
        }
    }

    /** Whether it is one that waits for something to strike. */
    private boolean set(Fault fault) {
        if (fault instanceof Fault.CrashAtAppend crash) {
            medium.arm(crash.entity(), crash);
        } else if (fault instanceof Fault.BrokenAppend broken) {
            medium.arm(broken.entity(), broken);
        } else if (fault instanceof Fault.SlowJournal slow) {
            medium.slowDown(slow, world.nowMs());
        } else if (fault instanceof Fault.LateAnswers late) {
            medium.answerLate(late, world.nowMs());
        } else if (fault instanceof Fault.DoubtfulJournal doubtful) {
            medium.becomeDoubtful(doubtful, world.nowMs());
        } else if (fault instanceof Fault.Jinx jinx) {
            cluster.network().jinx(jinx);
        } else {
            return false;
        }
        return true;
    }

    private boolean isPossible(Fault fault) {
        if (fault instanceof Fault.CrashNode crash) {
            return cluster.node(crash.node()).isUp();
        }
        if (fault instanceof Fault.PauseNode pause) {
            return cluster.node(pause.node()).isUp();
        }
        if (fault instanceof Fault.Move move) {
            return cluster.places().get(move.entity()) != move.toNode() && cluster.node(move.toNode()).isUp();
        }
        return !(fault instanceof Fault.Cut cut) || cut.fromNode() != cut.toNode();
    }

    private void injectNow(Fault fault) {
        if (fault instanceof Fault.CrashNode crash) {
            crash(crash);
        } else if (fault instanceof Fault.PauseNode pause) {
            pause(pause);
        } else if (fault instanceof Fault.Move move) {
            move(move);
        } else if (fault instanceof Fault.Cut cut) {
            cut(cut);
        } else {
            Fault.ClockJump jump = (Fault.ClockJump) fault;
            Node node = cluster.node(jump.node());
            node.setClock(node.clockOffsetMs() + jump.byMs());
        }
    }

    private void crash(Fault.CrashNode crash) {
        Node node = cluster.node(crash.node());
        cluster.stopProcess(node, crash.downMs());
        if (crash.takeover()) {
            takeOver(node);
        }
    }

    private void pause(Fault.PauseNode pause) {
        Node node = cluster.node(pause.node());
        node.pause();
        world.after(pause.pausedMs(), () -> {
            if (node.isPaused()) {
                observer.happened("RESUME", "node " + node.index() + " goes on");
                node.resume();
            }
        });
        if (pause.takeover()) {
            takeOver(node);
        }
    }

    /** What was on this node goes to others, whether it is dead or only seems so. */
    private void takeOver(Node lost) {
        world.after(DETECTION_MS, () -> {
            if (over) {
                return;
            }
            for (EntityId entity : List.copyOf(cluster.places().keySet())) {
                if (cluster.places().get(entity) == lost.index()) {
                    cluster.place(entity, otherThan(lost, entity));
                }
            }
        });
    }

    private int otherThan(Node lost, EntityId entity) {
        int count = cluster.nodes().size();
        int first = lost.index() + 1 + entity.index() % (count - 1);
        for (int i = 0; i < count; i++) {
            Node candidate = cluster.node((first + i) % count);
            if (candidate != lost && candidate.isUp()) {
                return candidate.index();
            }
        }
        return lost.index();
    }

    private void move(Fault.Move move) {
        int from = cluster.places().get(move.entity());
        SimulatedEntity<?, ?> there = cluster.node(from).entities().get(move.entity());
        if (move.orderly() && there != null && cluster.node(from).isUp()) {
            there.stop();
            awaitEnd(move, there);
        } else {
            cluster.place(move.entity(), move.toNode());
        }
    }

    private void awaitEnd(Fault.Move move, SimulatedEntity<?, ?> there) {
        if (there.isOver() || over || cluster.isGone(move.entity(), there)) {
            cluster.place(move.entity(), move.toNode());
        } else {
            world.after(1, () -> awaitEnd(move, there));
        }
    }

    private void cut(Fault.Cut cut) {
        cluster.network().cut(cut.fromNode(), cut.toNode(), world.nowMs() + cut.lastsMs());
        if (cut.bothWays()) {
            cluster.network().cut(cut.toNode(), cut.fromNode(), world.nowMs() + cut.lastsMs());
        }
    }
}
