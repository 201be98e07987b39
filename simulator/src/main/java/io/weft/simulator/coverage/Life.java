package io.weft.simulator.coverage;

import io.weft.protocol.journal.JournalOwnership.AppendResult;

/** One life of an entity, from a claim on: its machine, and the loop around it. Not thread-safe. */
final class Life {

    private final RoleWatch machine;
    private final LoopWatch loop;
    private boolean hasBegun;

    Life(RoleWatch machine, LoopWatch loop) {
        this.machine = machine;
        this.loop = loop;
    }

    LoopWatch loop() {
        return loop;
    }

    void stepped(StepSeen step) {
        loop.stepped(step);
        if (hasBegun) {
            machine.stepped(step);
        } else {
            hasBegun = true;
            machine.begun(step);
        }
    }

    void checkpointEnded(AppendResult result) {
        loop.checkpointEnded(result);
        if (result instanceof AppendResult.Durable) {
            machine.checkpointed();
        }
    }
}
