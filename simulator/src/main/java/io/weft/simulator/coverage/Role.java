package io.weft.simulator.coverage;

/** Whose life a transition belongs to. */
public enum Role {
    COORDINATOR("coordinator", "A transaction at its coordinator (`CoordinatorMachine`)."),
    SHARD("shard", "A transaction, a read or a question at a shard (`ShardMachine`)."),
    LOOP("loop", "The life of an entity around its machine, from its claim on (`EntityLoop`).");

    private final String title;
    private final String about;

    Role(String title, String about) {
        this.title = title;
        this.about = about;
    }

    /** As in a line about a transition. */
    public String title() {
        return title;
    }

    public String about() {
        return about;
    }
}
