package io.weft.simulator.coverage;

/** Looks on at one life of a machine and tells which transitions its steps were. Not thread-safe. */
interface RoleWatch {

    void begun(StepSeen step);

    /** A message was heard, or a tick. */
    void stepped(StepSeen step);

    /** A checkpoint was installed. */
    void checkpointed();
}
