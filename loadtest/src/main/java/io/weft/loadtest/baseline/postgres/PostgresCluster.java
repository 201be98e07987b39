package io.weft.loadtest.baseline.postgres;

import io.weft.loadtest.process.WorkDirectory;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL cluster of its own on the loopback interface, in a temporary directory, for one run. It is stopped and
 * deleted by {@link #close}, and also when the program is interrupted (Ctrl-C, SIGTERM). If the program itself is
 * killed with {@code kill -9}, the cluster goes on running. Thread-safe.
 */
public final class PostgresCluster implements AutoCloseable {

    static final String HOST = "127.0.0.1";

    private static final String USER = "weft";
    private static final int PASSWORD_BITS = 128;
    private static final long COMMAND_TIMEOUT_MS = 120_000;
    private static final String START_TIMEOUT_SECONDS = "60";
    private static final String STOP_TIMEOUT_SECONDS = "30";
    private static final int OUTPUT_LINES_SHOWN = 15;
    private static final int FREE_PORT = 0;

    private final PostgresPrograms programs;
    private final PostgresUser user;
    private final WorkDirectory directory;
    private final Path data;
    private final String password = new BigInteger(PASSWORD_BITS, new SecureRandom()).toString(Character.MAX_RADIX);
    private final Thread shutdownHook = new Thread(this::release, "postgres-cleanup");
    private int port;
    private ProcessHandle postmaster;
    private boolean closed;

    private PostgresCluster(PostgresPrograms programs, PostgresUser user, WorkDirectory directory) {
        this.programs = programs;
        this.user = user;
        this.directory = directory;
        this.data = directory.path().resolve("data");
    }

    /**
     * Sets a cluster up and returns when it serves.
     *
     * @param connections how many will be open at once, beside a few
     * @throws IOException if it can't be; the message holds what its programs said
     */
    public static PostgresCluster start(PostgresPrograms programs, int connections)
            throws IOException, InterruptedException {
        PostgresUser user = PostgresUser.choose();
        PostgresCluster cluster = new PostgresCluster(programs, user, WorkDirectory.create(null));
        Runtime.getRuntime().addShutdownHook(cluster.shutdownHook);
        try {
            cluster.create();
            cluster.serve(connections);
            return cluster;
        } catch (IOException | InterruptedException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void create() throws IOException, InterruptedException {
        user.give(directory.path());
        // Anybody on this machine can connect to the port, so there is a password, whatever the cluster is worth.
        Path passwordFile = Files.writeString(directory.path().resolve("password"), password);
        user.give(passwordFile);
        run("initdb", programs.initdb(), "--pgdata=" + data, "--username=" + USER, "--pwfile=" + passwordFile,
                "--auth=scram-sha-256", "--locale=C", "--encoding=UTF8", "--no-instructions");
    }

    private synchronized void serve(int connections) throws IOException, InterruptedException {
        port = freePort();
        Files.writeString(data.resolve("postgresql.conf"), PostgresSettings.lines(port, directory.path(), connections),
                StandardOpenOption.APPEND);
        run("start", programs.pgCtl(), "start", "--pgdata=" + data, "--log=" + directory.path().resolve("start.log"),
                "--wait", "--timeout=" + START_TIMEOUT_SECONDS, "--silent");
        long processId = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        postmaster = ProcessHandle.of(processId)
                .orElseThrow(() -> new IOException("PostgreSQL ended as soon as it had started" + output("start")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(FREE_PORT, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        }
    }

    private synchronized void run(String what, String... arguments) throws IOException, InterruptedException {
        if (closed) {
            throw new IOException("it was closed");
        }
        List<String> command = user.running(arguments);
        Process process = new ProcessBuilder(command).directory(directory.path().toFile()).redirectErrorStream(true)
                .redirectOutput(log(what).toFile()).start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(COMMAND_TIMEOUT_MS, TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                throw new IOException("could not set PostgreSQL up with " + String.join(" ", command) + output(what));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private Path log(String what) {
        return directory.path().resolve(what + ".out");
    }

    /** The log of the server itself is there as soon as it was started. */
    private String output(String what) {
        StringBuilder text = new StringBuilder();
        for (Path file : List.of(log(what), directory.path().resolve("start.log"))) {
            try {
                List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
                lines.subList(Math.max(0, lines.size() - OUTPUT_LINES_SHOWN), lines.size())
                        .forEach(line -> text.append("\n  ").append(line));
            } catch (IOException e) {
                text.append("\n  (can't read ").append(file).append(": ").append(e.getMessage()).append(')');
            }
        }
        return text.length() == 0 ? "; it said nothing" : "; it said:" + text;
    }

    /** A connection of its own, to be closed by the caller, with automatic commits. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password);
        // Statements are prepared on the server from their first use on.
        properties.setProperty("prepareThreshold", "1");
        return DriverManager.getConnection("jdbc:postgresql://" + HOST + ":" + port() + "/postgres", properties);
    }

    private synchronized int port() {
        return port;
    }

    /** The first process of the cluster, parent of all others. */
    public synchronized ProcessHandle postmaster() {
        return postmaster;
    }

    /**
     * The settings with which it runs, by their names in PostgreSQL.
     *
     * @throws IOException if it does not make commits durable before it acknowledges them
     */
    public Map<String, String> settings() throws IOException, SQLException {
        try (Connection connection = connect()) {
            return PostgresSettings.verified(connection);
        }
    }

    @Override
    public void close() {
        release();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // The program is already on its way out; the hook does the same once more, which does no harm.
        }
    }

    private synchronized void release() {
        if (closed) {
            return;
        }
        try {
            stop();
        } finally {
            closed = true;
            directory.close();
        }
    }

    /** At once: nobody will read the data any more, so a last checkpoint would only take time. */
    private void stop() {
        if (!Files.exists(data.resolve("postmaster.pid"))) {
            return;
        }
        try {
            run("stop", programs.pgCtl(), "stop", "--pgdata=" + data, "--mode=immediate", "--wait",
                    "--timeout=" + STOP_TIMEOUT_SECONDS, "--silent");
        } catch (IOException e) {
            killPostmaster();
        } catch (InterruptedException e) {
            killPostmaster();
            Thread.currentThread().interrupt();
        }
    }

    /** Its children notice that it is gone, and end. */
    private void killPostmaster() {
        if (postmaster != null) {
            postmaster.destroyForcibly();
        }
    }
}
