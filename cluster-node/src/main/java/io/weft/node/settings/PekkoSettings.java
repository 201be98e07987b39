package io.weft.node.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.HashMap;
import java.util.Map;

/** What {@code weft.cluster} means to Pekko. It goes over whatever the file says of Pekko itself. */
final class PekkoSettings {

    private static final String ARTERY = "pekko.remote.artery.";
    private static final String RESOLVER = "pekko.cluster.split-brain-resolver.";

    private PekkoSettings() {}

    static Config of(ClusterSettings cluster) {
        if (cluster.isAlone()) {
            return ConfigFactory.empty();
        }
        Map<String, Object> pekko = new HashMap<>();
        pekko.put(ARTERY + "canonical.hostname", cluster.host());
        pekko.put(ARTERY + "canonical.port", cluster.port());
        cluster.bindHost().ifPresent(host -> pekko.put(ARTERY + "bind.hostname", host));
        pekko.put("pekko.cluster.failure-detector.acceptable-heartbeat-pause", ms(cluster.detectAfterMs()));
        pekko.put(RESOLVER + "active-strategy", cluster.splitBrain().strategy());
        pekko.put(RESOLVER + "stable-after", ms(cluster.splitBrain().stableAfterMs()));
        if (cluster.splitBrain().quorumSize() > 0) {
            pekko.put(RESOLVER + "static-quorum.quorum-size", cluster.splitBrain().quorumSize());
        }
        pekko.put("pekko.cluster.down-removal-margin", ms(cluster.moveGraceMs()));
        pekko.put("pekko.cluster.sharding.handoff-timeout", ms(cluster.handOffTimeoutMs()));
        pekko.put("pekko.coordinated-shutdown.phases.cluster-sharding-shutdown-region.timeout", ms(cluster.handOffTimeoutMs()));
        return ConfigFactory.parseMap(pekko);
    }

    private static String ms(long ms) {
        return ms + " ms";
    }
}
