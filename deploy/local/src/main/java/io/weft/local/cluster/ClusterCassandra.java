package io.weft.local.cluster;

import io.weft.local.cassandra.LocalCassandra;
import io.weft.local.cassandra.LocalCassandraSettings;
import io.weft.local.process.Attempts;
import io.weft.local.process.Directories;
import java.io.IOException;
import java.util.Optional;

/**
 * The Cassandra that a cluster writes to, its own or one that it shares. Looked for when it is needed: nodes can be seen and ended
 * without it. {@link #start} comes before all else, if at all; after that any thread may call.
 */
final class ClusterCassandra {

    private final LocalCassandraSettings settings;
    private final boolean owned;
    /** Held for the standard input of what this process has started. */
    private volatile LocalCassandra known;

    private ClusterCassandra(LocalCassandraSettings settings, boolean owned) {
        this.settings = settings;
        this.owned = owned;
    }

    /** Of a cluster that is to be started, in a new directory or in that of an earlier start. */
    static ClusterCassandra forStart(LocalClusterSettings cluster) throws IOException {
        return new ClusterCassandra(cluster.cassandra(), isOwnedBy(cluster));
    }

    /** Of a cluster that was started before. */
    static ClusterCassandra ofLastStart(LocalClusterSettings cluster) throws IOException {
        return new ClusterCassandra(cluster.cassandra(), SettingsFile.ownsCassandra(cluster.directory()).orElse(false));
    }

    /** Only what a cluster has made itself does it ever end, and delete. */
    private static boolean isOwnedBy(LocalClusterSettings cluster) throws IOException {
        if (!cluster.cassandra().directory().startsWith(cluster.directory())) {
            return false;
        }
        boolean isNew = LocalCassandra.find(cluster.cassandra().directory()).isEmpty();
        return isNew || SettingsFile.ownsCassandra(cluster.directory()).orElse(false);
    }

    void start() throws IOException, InterruptedException {
        known = LocalCassandra.startMissing(settings);
    }

    /** @throws ClusterFailed if none was ever started, or what was is gone */
    LocalCassandra get() throws IOException {
        return find().orElseThrow(() -> new ClusterFailed("there is no Cassandra in " + settings.directory()
                + " any more; take the cluster down"));
    }

    private Optional<LocalCassandra> find() throws IOException {
        if (known == null) {
            known = LocalCassandra.find(settings.directory()).orElse(null);
        }
        return Optional.ofNullable(known);
    }

    /** Whether it ends with the cluster, and its data with the cluster's. */
    boolean isOwned() {
        return owned;
    }

    /** In good order, if it is the cluster's own. */
    void stopOwned() throws IOException {
        Optional<LocalCassandra> own = owned ? find() : Optional.empty();
        if (own.isPresent()) {
            own.get().stopAll();
        }
    }

    /** With SIGKILL, if it is the cluster's own. */
    void killOwned() throws IOException {
        Optional<LocalCassandra> own = owned ? find() : Optional.empty();
        Attempts all = new Attempts();
        for (int i = 0; own.isPresent() && i < own.get().settings().nodes(); i++) {
            int node = i;
            all.attempt(() -> own.get().kill(node));
        }
        all.requireNoTrouble();
    }

    /** With all data, if it is the cluster's own. It must have ended. */
    void deleteOwned() throws IOException {
        if (owned) {
            Directories.delete(settings.directory());
        }
    }
}
