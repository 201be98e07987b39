package io.weft.simulator.run;

import io.weft.protocol.journal.EntityId;
import io.weft.simulator.cluster.FaultInjector;
import io.weft.simulator.journal.Medium;
import io.weft.simulator.plan.Fault;
import io.weft.simulator.plan.PlanMaker;
import io.weft.simulator.world.World;

/** What a {@link Script} can do while its run goes on. Not thread-safe. */
public final class Stage {

    private final World world;
    private final FaultInjector faults;
    private final Medium medium;

    Stage(World world, FaultInjector faults, Medium medium) {
        this.world = world;
        this.faults = faults;
        this.medium = medium;
    }

    /** Since clients begin; negative before. */
    public long nowMs() {
        return world.nowMs() - World.START_MS - PlanMaker.SET_UP_MS;
    }

    /** An event of its own: never within the one that is under way. */
    public void after(long delayMs, Runnable event) {
        world.after(delayMs, event);
    }

    /** Now, whatever its time says. */
    public void inject(Fault fault) {
        faults.inject(fault);
    }

    /** The owner of a journal will not learn the fate of its next operation, which happens or does not. */
    public void loseNextAnswer(EntityId entity, boolean happens) {
        medium.loseNextAnswer(entity, happens);
    }
}
