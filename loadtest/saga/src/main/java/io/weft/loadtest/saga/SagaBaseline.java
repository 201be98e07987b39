package io.weft.loadtest.saga;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Join;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Transfers among event-sourced accounts by sagas, on one node, generator included, so that nothing crosses a network but what
 * goes to Cassandra. Prints one line of JSON. Ends with 1 if money was lost or made.
 */
@Command(name = "saga-baseline", mixinStandardHelpOptions = true, sortOptions = false)
public final class SagaBaseline implements Callable<Integer> {

    @Option(names = "--cassandra", required = true, description = "host:port")
    private String cassandra;

    @Option(names = "--data-center", defaultValue = "datacenter1")
    private String dataCenter;

    @Option(names = "--keyspace", defaultValue = "saga")
    private String keyspace;

    @Option(names = "--accounts", defaultValue = "10000")
    private int accounts;

    @Option(names = "--in-flight", defaultValue = "256")
    private int inFlight;

    @Option(names = "--warm-up", defaultValue = "20")
    private int warmUpS;

    @Option(names = "--seconds", defaultValue = "20")
    private int seconds;

    /** @param args see {@code --help} */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SagaBaseline()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "saga", config());
        try {
            Cluster.get(system).manager().tell(Join.create(Cluster.get(system).selfMember().address()));
            ClusterSharding sharding = ClusterSharding.get(system);
            sharding.init(Entity.of(Account.KEY, context -> Account.create(context.getEntityId())));
            sharding.init(Entity.of(Transfer.KEY, context -> Transfer.create(context.getEntityId())));
            Drive drive = new Drive(sharding, accounts, inFlight);
            drive.run(Duration.ofSeconds(warmUpS));
            Drive.Result result = drive.run(Duration.ofSeconds(seconds));
            long lost = drive.missing();
            System.out.println(result.json(lost));
            return lost == 0 ? 0 : 1;
        } finally {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().join();
        }
    }

    private Config config() {
        return ConfigFactory.parseMap(Map.of(
                "datastax-java-driver.basic.contact-points", List.of(cassandra),
                "datastax-java-driver.basic.load-balancing-policy.local-datacenter", dataCenter,
                "pekko.persistence.cassandra.journal.keyspace", keyspace,
                "pekko.persistence.cassandra.snapshot.keyspace", keyspace + "_snapshot")).withFallback(ConfigFactory.load());
    }
}
