package io.weft.local.cluster;

import io.weft.local.process.Attempts;
import io.weft.local.process.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * The end of a cluster. A node that makes trouble keeps no other from its end, nor Cassandra; all troubles are told together. Only
 * what has surely ended is forgotten: its files are all by which it could be found.
 */
record TakeDown(LocalClusterSettings settings, NodeProcesses nodes, ClusterCassandra cassandra, Nft nft) {

    void inGoodOrder() throws IOException {
        List<NodeProcess> all = nodes.all();
        Attempts steps = new Attempts();
        all.forEach(node -> steps.attempt(node::askToStop));
        all.forEach(node -> steps.attempt(node::awaitEnd));
        steps.attempt(cassandra::stopOwned);
        all.forEach(node -> steps.attempt(() -> NetworkCut.heal(node.place(), nft)));
        steps.requireNoTrouble();
    }

    void atOnce() throws IOException {
        List<NodeProcess> all = nodes.all();
        Attempts steps = new Attempts();
        all.forEach(node -> steps.attempt(node::kill));
        steps.attempt(cassandra::killOwned);
        all.forEach(node -> steps.attempt(() -> NetworkCut.heal(node.place(), nft)));
        steps.requireNoTrouble();
    }

    /** After one of the above. */
    void forget() throws IOException {
        for (NodeProcess node : nodes.all()) {
            nodes.forget(node);
        }
        cassandra.deleteOwned();
        Files.deleteIfExists(settings.directory().resolve("schema.log"));
        SettingsFile.delete(settings.directory());
        Directories.deleteIfEmpty(settings.directory());
    }
}
