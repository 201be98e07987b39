package io.weft.loadtest.fake;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Server;
import io.weft.api.v1.Transaction;
import io.weft.loadtest.process.NodeProgram;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fake ledger as a process, with a log that survives a kill; started with the same settings file as the real node.
 * The system property {@code fake.node.fault} makes it a bad one.
 */
public final class FakeNode {

    /** More than can be in flight at a kill, so that some of them were acknowledged. */
    private static final int AFFECTED = 1_000;
    /** As many as the kill test has in flight here: what was executed before these was acknowledged. */
    private static final int PERHAPS_NOT_ACKNOWLEDGED = 64;
    private static final long SLOW_RECOVERY_MS = 3_000;

    private FakeNode() {}

    /**
     * @param fault none; or what goes wrong at a restart: forget (what was acknowledged last is lost), forget-outcomes
     *              (only what became of it is lost, its effects stay, and it is not done again), forget-marks (only that
     *              it must not be done again is lost), double (it is done again), mute (the node ends), slow (it takes
     *              its time before it serves)
     */
    public static NodeProgram program(String fault) {
        return new NodeProgram(System.getProperty("java.class.path"), FakeNode.class.getName(),
                List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-Dfake.node.fault=" + fault), List.of());
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        String settings = Files.readString(Path.of(args[0]));
        Path directory = Files.createDirectories(Path.of(setting(settings, "weft.journal.directory")));
        String fault = System.getProperty("fake.node.fault");
        Path log = directory.resolve("log");
        if (fault.equals("mute") && Files.exists(log)) {
            System.err.println("the fake refuses to start again");
            System.exit(3);
        }
        List<Transaction> before = Files.exists(log) ? read(log) : List.of();
        // The real node, too, leaves a trace in the directory before it recovers.
        Files.writeString(directory.resolve("opened"), Instant.now().toString());
        if (fault.equals("slow") && !before.isEmpty()) {
            new CountDownLatch(1).await(SLOW_RECOVERY_MS, TimeUnit.MILLISECONDS);
        }
        FileChannel out = rewrite(log, before);
        FakeLedger ledger = new FakeLedger(() -> FakeFault.NONE, done -> append(out, done));
        recover(ledger, before, fault);
        Server server = FakeServer.serve(ledger);
        Path portFile = Path.of(setting(settings, "weft.grpc.port-file"));
        Path draft = portFile.resolveSibling("port.draft");
        Files.writeString(draft, Integer.toString(server.getPort()));
        Files.move(draft, portFile, StandardCopyOption.ATOMIC_MOVE);
        server.awaitTermination();
    }

    private static void recover(FakeLedger ledger, List<Transaction> before, String fault) {
        List<Transaction> latest = before.subList(Math.max(0, before.size() - AFFECTED), before.size());
        List<Transaction> acknowledged = latest.subList(0, Math.max(0, latest.size() - PERHAPS_NOT_ACKNOWLEDGED));
        int kept = fault.equals("forget") ? before.size() - latest.size() : before.size();
        before.subList(0, kept).forEach(ledger::replay);
        switch (fault) {
            case "double" -> latest.forEach(ledger::doubly);
            case "forget-outcomes" -> acknowledged.forEach(ledger::forgetOutcome);
            case "forget-marks" -> acknowledged.forEach(ledger::forgetMark);
            default -> { }
        }
    }

    /** Without the end of the last write if that was cut off. A kill meanwhile leaves the log as it was. */
    private static FileChannel rewrite(Path log, List<Transaction> before) throws IOException {
        Path draft = log.resolveSibling("log.draft");
        FileChannel out = FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        append(out, before);
        Files.move(draft, log, StandardCopyOption.ATOMIC_MOVE);
        return out;
    }

    private static String setting(String settings, String key) {
        Matcher matcher = Pattern.compile(Pattern.quote(key) + " = \"(.*)\"").matcher(settings);
        if (!matcher.find()) {
            throw new IllegalArgumentException(key + " is not set");
        }
        return matcher.group(1);
    }

    private static List<Transaction> read(Path log) throws IOException {
        List<Transaction> all = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(log))) {
            for (Transaction next = Transaction.parseDelimitedFrom(in); next != null;
                    next = Transaction.parseDelimitedFrom(in)) {
                all.add(next);
            }
        } catch (InvalidProtocolBufferException e) {
            // The last write was cut off by the kill, and so was not acknowledged.
        }
        return all;
    }

    private static void append(FileChannel out, List<Transaction> done) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (Transaction transaction : done) {
                transaction.writeDelimitedTo(bytes);
            }
            out.write(ByteBuffer.wrap(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
