package io.weft.node.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.weft.actors.serialization.WireSizes;
import io.weft.persistence.rocksdb.RocksJournalSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * All settings of a node, checked. The defaults and their meaning are in {@code reference.conf}.
 *
 * @param sharedJournal instead of {@code journal}, if there is one
 * @param config        everything, for Pekko
 */
public record NodeSettings(LedgerSettings ledger, RocksJournalSettings journal, Optional<SharedJournalSettings> sharedJournal,
        GatewaySettings gateway, GrpcSettings grpc, ClusterSettings cluster, ProcessSettings process, Config config) {

    /**
     * Reads one file over the defaults; without a file, the defaults alone.
     *
     * @throws InvalidSettings if there is no such file, it is no HOCON, or its values don't fit
     */
    public static NodeSettings load(Optional<Path> file) {
        try {
            return of(file.map(NodeSettings::parse).orElseGet(ConfigFactory::empty));
        } catch (ConfigException e) {
            throw new InvalidSettings(e.getMessage(), e);
        }
    }

    /** What a file of this content says. */
    public static NodeSettings of(Config file) {
        Config reference = ConfigFactory.parseResourcesAnySyntax("weft-node")
                .withFallback(ConfigFactory.defaultReferenceUnresolved());
        Config all = withDefaultsOfKind(file, reference);
        KnownKeys.check(all, reference.resolve());
        ActorSettings.check(all);
        ClusterSettings cluster = ClusterSettings.read(new Section(all, "weft.cluster"));
        NodeSettings settings = new NodeSettings(
                LedgerSettings.read(new Section(all, "weft.ledger")),
                JournalSettings.read(new Section(all, "weft.journal")),
                SharedJournalSettings.read(new Section(all, "weft.journal"), cluster.name()),
                GatewaySettings.read(new Section(all, "weft.gateway")),
                GrpcSettings.read(new Section(all, "weft.grpc")),
                cluster,
                ProcessSettings.read(new Section(all, "weft.process")),
                PekkoSettings.of(cluster).withFallback(all));
        settings.checkRelations();
        return settings;
    }

    /** Some defaults are others for a journal that nodes share. */
    private static Config withDefaultsOfKind(Config file, Config reference) {
        Config all = file.withFallback(reference).resolve();
        boolean isShared = all.getString("weft.journal.kind").equals(SharedJournalSettings.KIND);
        return isShared ? file.withFallback(ConfigFactory.parseResourcesAnySyntax("weft-shared-journal"))
                .withFallback(reference).resolve() : all;
    }

    private static Config parse(Path file) {
        return ConfigFactory.parseFile(file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
    }

    private void checkRelations() {
        requireBuffered("weft.ledger.shards", ledger.shards());
        requireBuffered("weft.ledger.coordinators", ledger.coordinators());
        if (!cluster.isAlone()) {
            checkCluster();
        }
        requireMore("weft.gateway.max-questions-in-flight", gateway.maxQuestionsInFlight(), "weft.ledger.shards",
                ledger.shards(), "a look-up may ask every shard");
        requireMore("weft.gateway.default-timeout-ms", gateway.defaultTimeoutMs(), "weft.ledger.coordinator.max-undecided-ms",
                ledger.coordinator().maxUndecidedMs(), "else what is given up in order would be reported as unknown");
        requireMore("weft.gateway.default-timeout-ms", gateway.defaultTimeoutMs(), "weft.ledger.shard.max-wait-ms",
                ledger.shard().maxWaitMs(), "else what is given up in order would be reported as unknown");
    }

    private void checkCluster() {
        requireFrames("pekko.remote.artery.advanced.maximum-large-frame-size", WireSizes.largestToEntityBytes(),
                "the largest message to an entity");
        int maxAssets = ledger.shard().evaluation().maxAssetsPerAccount();
        requireFrames("pekko.remote.artery.advanced.maximum-frame-size", WireSizes.largestToGatewayBytes(maxAssets),
                "the largest answer, with weft.ledger.max-assets-per-account = " + maxAssets);
        requireMore("weft.process.stop-timeout-ms", process.stopTimeoutMs(), "weft.cluster.hand-off-timeout-ms",
                cluster.handOffTimeoutMs(), "a node that leaves hands its entities over first");
        requireMore("weft.process.start-timeout-ms", process.startTimeoutMs(), "weft.cluster.join-timeout-ms",
                cluster.joinTimeoutMs(), "a node joins before its entities start");
    }

    /** At the start every entity is woken, and each of these messages waits until the place of its entity is known. */
    private void requireBuffered(String key, int entities) {
        int buffered = config.getInt(ActorSettings.BUFFER_KEY);
        if (entities > buffered) {
            throw new InvalidSettings(key + " (" + entities + ") must be at most " + ActorSettings.BUFFER_KEY + " (" + buffered
                    + "): all are woken at the start; raise both for more");
        }
    }

    /** What is larger is dropped. */
    private void requireFrames(String key, long bytes, String what) {
        long frameBytes = config.getBytes(key);
        if (frameBytes < bytes) {
            throw new InvalidSettings(key + " (" + frameBytes + ") must be at least " + bytes + ": " + what + " must fit");
        }
    }

    private static void requireMore(String key, long value, String thanKey, long than, String because) {
        if (value <= than) {
            throw new InvalidSettings(key + " (" + value + ") must be more than " + thanKey + " (" + than + "): " + because);
        }
    }
}
