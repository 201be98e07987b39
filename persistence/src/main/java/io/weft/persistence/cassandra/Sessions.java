package io.weft.persistence.cassandra;

import static com.datastax.oss.driver.api.core.config.DefaultDriverOption.*;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.api.core.metadata.Node;
import io.weft.protocol.journal.JournalUnusable;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Connects to Cassandra, or says why it can't be. */
final class Sessions {

    /** Schema changes wait for all nodes to agree (the driver's manual recommends a longer time-out for them). */
    static final Duration SCHEMA_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration MAX_RECONNECT_DELAY = Duration.ofSeconds(2);

    private Sessions() {}

    /** @throws JournalUnusable if it can't be reached with these settings */
    static CqlSession connect(CassandraSettings settings) {
        CqlSession session = null;
        try {
            session = builder(settings).build();
            requireDataCenter(settings, session);
            CqlSession connected = session;
            session = null;
            return connected;
        } catch (AllNodesFailedException e) {
            throw new JournalUnusable("can't connect to Cassandra at " + settings.contactPoints()
                    + " (weft.journal.cassandra.contact-points): " + reasons(e) + advice(e, settings), e);
        } catch (DriverException | IllegalArgumentException | IllegalStateException e) {
            throw new JournalUnusable("can't connect to Cassandra at " + settings.contactPoints()
                    + " with these settings (weft.journal.cassandra): " + Faults.reason(e), e);
        } finally {
            if (session != null) {
                session.close();
            }
        }
    }

    private static CqlSessionBuilder builder(CassandraSettings settings) {
        CqlSessionBuilder builder = CqlSession.builder()
                .addContactPoints(addresses(settings.contactPoints()))
                .withLocalDatacenter(settings.dataCenter())
                .withConfigLoader(config(settings));
        settings.credentials().ifPresent(known -> builder.withAuthCredentials(known.user(), known.password()));
        return builder;
    }

    private static List<InetSocketAddress> addresses(List<String> contactPoints) {
        return contactPoints.stream().map(Sessions::address).collect(Collectors.toList());
    }

    private static InetSocketAddress address(String contactPoint) {
        int colon = contactPoint.lastIndexOf(':');
        if (colon < 1 || !contactPoint.substring(colon + 1).matches("\\d{1,5}")) {
            throw new IllegalArgumentException("\"" + contactPoint + "\" is not host:port");
        }
        InetSocketAddress address =
                new InetSocketAddress(contactPoint.substring(0, colon), Integer.parseInt(contactPoint.substring(colon + 1)));
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("the host of \"" + contactPoint + "\" is not known");
        }
        return address;
    }

    private static DriverConfigLoader config(CassandraSettings settings) {
        Duration request = Duration.ofMillis(settings.requestTimeoutMs());
        Duration connect = Duration.ofMillis(settings.connectTimeoutMs());
        ProgrammaticDriverConfigLoaderBuilder config = DriverConfigLoader.programmaticBuilder()
                .withString(REQUEST_CONSISTENCY, settings.isLocal() ? "LOCAL_QUORUM" : "QUORUM")
                .withString(REQUEST_SERIAL_CONSISTENCY, settings.isLocal() ? "LOCAL_SERIAL" : "SERIAL")
                .withDuration(REQUEST_TIMEOUT, request)
                .withBoolean(REQUEST_DEFAULT_IDEMPOTENCE, false)
                .withDuration(CONNECTION_CONNECT_TIMEOUT, connect)
                .withDuration(CONNECTION_INIT_QUERY_TIMEOUT, connect)
                .withDuration(CONTROL_CONNECTION_TIMEOUT, connect)
                .withDuration(RECONNECTION_BASE_DELAY, Duration.ofMillis(100))
                .withDuration(RECONNECTION_MAX_DELAY, MAX_RECONNECT_DELAY)
                .withDuration(HEARTBEAT_INTERVAL, Duration.ofSeconds(5))
                .withDuration(HEARTBEAT_TIMEOUT, request)
                // Only what routes a request to its replicas.
                .withStringList(METADATA_SCHEMA_REFRESHED_KEYSPACES, List.of(settings.keyspace()))
                .withInt(NETTY_IO_SIZE, 2)
                .withInt(NETTY_ADMIN_SIZE, 1)
                // By default a close waits two seconds for work that cannot come any more.
                .withInt(NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
                .withInt(NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0)
                .withBoolean(NETTY_DAEMON, true);
        settings.tls().ifPresent(tls -> encrypt(config, tls));
        return config.build();
    }

    private static void encrypt(ProgrammaticDriverConfigLoaderBuilder config, CassandraSettings.Tls tls) {
        config.withString(SSL_ENGINE_FACTORY_CLASS, "DefaultSslEngineFactory")
                .withBoolean(SSL_HOSTNAME_VALIDATION, tls.checkHostName());
        tls.trustStore().ifPresent(store -> config.withString(SSL_TRUSTSTORE_PATH, store.file())
                .withString(SSL_TRUSTSTORE_PASSWORD, store.password()));
        tls.keyStore().ifPresent(store -> config.withString(SSL_KEYSTORE_PATH, store.file())
                .withString(SSL_KEYSTORE_PASSWORD, store.password()));
    }

    /** The driver would only ever say that no node is available. */
    private static void requireDataCenter(CassandraSettings settings, CqlSession session) {
        Set<String> known = new TreeSet<>();
        for (Node node : session.getMetadata().getNodes().values()) {
            known.add(String.valueOf(node.getDatacenter()));
        }
        if (!known.contains(settings.dataCenter())) {
            throw new JournalUnusable("Cassandra at " + settings.contactPoints() + " has no data centre \""
                    + settings.dataCenter() + "\" (weft.journal.cassandra.data-center); it has " + known);
        }
    }

    private static String advice(AllNodesFailedException error, CassandraSettings settings) {
        boolean letsNobodyIn = error.getAllErrors().values().stream().flatMap(List::stream)
                .anyMatch(AuthenticationException.class::isInstance);
        return letsNobodyIn
                ? "; it does not let " + settings.user() + " in (weft.journal.cassandra.user, password-file)"
                : "; is it running, and is this its address?";
    }

    private static String reasons(AllNodesFailedException error) {
        return error.getAllErrors().entrySet().stream()
                .map(node -> node.getKey().getEndPoint() + ": "
                        + node.getValue().stream().map(Faults::reason).distinct().collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }
}
