package io.weft.local.cassandra;

/**
 * When the commit log is made durable. There is no periodic way here: what a node has acknowledged must survive its death,
 * and that of its machine.
 */
public enum CommitLogSync {

    /** At once; what arrives during a sync shares the next one. */
    BATCH("commitlog_sync: batch\n"),
    /** At most once every 10 ms, for all that has arrived by then: less work, and longer to wait. */
    GROUP("commitlog_sync: group\ncommitlog_sync_group_window: 10ms\n");

    private final String yaml;

    CommitLogSync(String yaml) {
        this.yaml = yaml;
    }

    String yaml() {
        return yaml;
    }
}
