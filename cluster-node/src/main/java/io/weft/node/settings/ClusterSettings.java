package io.weft.node.settings;

import io.weft.actors.cluster.Seed;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Section {@code weft.cluster}: where the node meets others.
 *
 * @param host                at which the others reach this node
 * @param bindHost            at which it listens, if that is another
 * @param port                0: the node is alone
 * @param seeds               nodes through which one joins; the first founds the cluster
 * @param minMembers          as many nodes must be ready before the first entity is started
 * @param joinTimeoutMs       until the node must be a member
 * @param serveWithoutAfterMs how long an entity that serves nowhere keeps a new node from serving
 * @param detectAfterMs       of silence, until a node counts as unreachable
 * @param moveGraceMs         after a dead node is out, until its entities are started elsewhere
 * @param handOffTimeoutMs    until an entity that is to move must have stopped
 */
public record ClusterSettings(String name, String host, Optional<String> bindHost, int port, List<Seed> seeds, int minMembers,
        long joinTimeoutMs, long serveWithoutAfterMs, long detectAfterMs, SplitBrain splitBrain, long moveGraceMs,
        long handOffTimeoutMs) {

    private static final long ONE_DAY_MS = 86_400_000;
    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::", "[::]", "*");

    /**
     * Who goes on when the nodes can't all see one another.
     *
     * @param strategy      of Pekko's split-brain resolver
     * @param stableAfterMs how long nothing may have changed before it decides
     * @param quorumSize    of the strategy static-quorum, else 0
     */
    public record SplitBrain(String strategy, long stableAfterMs, int quorumSize) {

        private static final String STATIC_QUORUM = "static-quorum";
        private static final List<String> STRATEGIES = List.of("keep-majority", "keep-oldest", STATIC_QUORUM, "down-all");

        private static SplitBrain read(Section section) {
            String strategy = section.text("strategy");
            if (!STRATEGIES.contains(strategy)) {
                throw new InvalidSettings(section.fullKey("strategy") + " must be one of " + STRATEGIES + ", but is " + strategy);
            }
            int quorum = section.intWithin("quorum-size", 0, 10_000);
            if (strategy.equals(STATIC_QUORUM) != (quorum > 0)) {
                throw new InvalidSettings(section.fullKey("quorum-size") + " (" + quorum + ") must be more than 0 with "
                        + STATIC_QUORUM + ", and 0 with every other " + section.fullKey("strategy"));
            }
            return new SplitBrain(strategy, section.longWithin("stable-after-ms", 500, ONE_DAY_MS), quorum);
        }
    }

    static ClusterSettings read(Section cluster) {
        ClusterSettings settings = new ClusterSettings(
                cluster.text("name"),
                cluster.text("host"),
                cluster.optionalText("bind-host"),
                cluster.intWithin("port", 0, 65_535),
                cluster.texts("seeds").stream().map(seed -> seed(cluster, seed)).toList(),
                cluster.intWithin("min-members", 1, 10_000),
                cluster.longWithin("join-timeout-ms", 1_000, ONE_DAY_MS),
                cluster.longWithin("serve-without-after-ms", 100, ONE_DAY_MS),
                cluster.longWithin("detect-after-ms", 500, ONE_DAY_MS),
                SplitBrain.read(cluster.section("split-brain")),
                cluster.longWithin("move-grace-ms", 1, ONE_DAY_MS),
                cluster.longWithin("hand-off-timeout-ms", 6_000, ONE_DAY_MS));
        settings.check(cluster);
        return settings;
    }

    private static Seed seed(Section cluster, String text) {
        try {
            return Seed.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettings(cluster.fullKey("seeds") + ": " + e.getMessage(), e);
        }
    }

    private void check(Section cluster) {
        if (isAlone() && !seeds.isEmpty()) {
            throw new InvalidSettings(cluster.fullKey("seeds") + " is set, but " + cluster.fullKey("port")
                    + " is 0, with which the node is alone: say where the others reach it");
        }
        if (!isAlone() && seeds.isEmpty()) {
            throw new InvalidSettings(cluster.fullKey("port") + " is set, but " + cluster.fullKey("seeds")
                    + " is empty: name one node at least, the same on all; the first founds the cluster");
        }
        if (isAlone() && minMembers > 1) {
            throw new InvalidSettings(cluster.fullKey("min-members") + " (" + minMembers + ") must be 1 while "
                    + cluster.fullKey("port") + " is 0: the node is alone");
        }
        if (WILDCARDS.contains(host)) {
            throw new InvalidSettings(cluster.fullKey("host") + " (" + host + ") must be one at which the others reach this node;"
                    + " what it listens on is " + cluster.fullKey("bind-host"));
        }
    }

    /** No other node may join. */
    public boolean isAlone() {
        return port == 0;
    }

    public String address() {
        return host + ":" + port;
    }
}
