package io.weft.simulator.cluster;

import io.weft.protocol.effects.Sender;
import io.weft.protocol.entity.EntityLimits;
import io.weft.protocol.entity.EntityLoop;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ShardMessage;
import io.weft.simulator.entity.EntityContext;
import io.weft.simulator.entity.SimulatedEntity;
import io.weft.simulator.entity.StepObserver;
import io.weft.simulator.journal.MediumBroken;

/** One life of a process of the cluster, as its entities see it. What they still do after a crash comes to nothing. */
record ProcessContext(Cluster cluster, Node process, int life, EntityLimits limits, Journal journal, StepObserver observer)
        implements EntityContext, Sender {

    private static final long NS_PER_MS = 1_000_000;
    private static final long DOWN_AFTER_BUG_MS = 100;

    private boolean isAlive() {
        return life == process.life();
    }

    @Override
    public int node() {
        return process.index();
    }

    @Override
    public long wallClockMs() {
        return process.wallClockMs();
    }

    @Override
    public long nanoClock() {
        return (process.wallClockMs() - process.clockOffsetMs()) * NS_PER_MS;
    }

    @Override
    public void after(long delayMs, Runnable event) {
        if (isAlive()) {
            process.after(delayMs, event);
        }
    }

    @Override
    public Sender sender() {
        return this;
    }

    @Override
    public void ended(EntityId entity, SimulatedEntity<?, ?> ended, EntityLoop.End end) {
        process.entities().remove(entity, ended);
        observer.ended(entity, process.index(), end.getClass().getSimpleName());
        cluster.wakeLater(process);
    }

    @Override
    public void notBegun(EntityId entity, SimulatedEntity<?, ?> claimed) {
        process.entities().remove(entity, claimed);
        observer.ended(entity, process.index(), "ClaimLost");
        cluster.wakeLater(process);
    }

    @Override
    public void failed(EntityId entity, RuntimeException cause) {
        if (cause instanceof MediumBroken broken) {
            cluster.struck(broken.fault());
            observer.ended(entity, process.index(), "MediumBroken");
            cluster.stopProcess(process, broken.downMs());
        } else {
            observer.broken(entity, cause);
            cluster.stopProcess(process, DOWN_AFTER_BUG_MS);
        }
    }

    @Override
    public void toShard(int shard, ShardMessage message) {
        cluster.send(process, EntityId.shard(shard), message);
    }

    @Override
    public void toCoordinator(int coordinator, CoordinatorMessage message) {
        cluster.send(process, EntityId.coordinator(coordinator), message);
    }

    @Override
    public void toGateway(Party gateway, GatewayMessage message) {
        if (message instanceof GatewayMessage.AccountStates several) {
            // One by one they meet more faults.
            several.states().forEach(state -> cluster.answer(process, gateway, state));
        } else {
            cluster.answer(process, gateway, message);
        }
    }
}
