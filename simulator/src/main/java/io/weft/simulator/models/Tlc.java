package io.weft.simulator.models;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs TLC (L. Lamport, "Specifying Systems", 2002, chapter 14), each time in a process of its own: it keeps its state in
 * static fields and ends the process that runs it. Stateless and thread-safe.
 */
final class Tlc {

    private static final String HEAP = "-Xmx2g";
    private static final int WORKERS = 2;
    private static final int LAST_LINES_SHOWN = 20;

    private Tlc() {}

    /** Explores a configuration to the end, to the first violation or to its time limit, which is a failure. Blocks. */
    static Verdict check(Configuration configuration) throws IOException, InterruptedException {
        return check(configuration, configuration.size().timeLimitMs());
    }

    static Verdict check(Configuration configuration, long timeLimitMs) throws IOException, InterruptedException {
        long sinceNanos = System.nanoTime();
        try (ModelFiles files = ModelFiles.of(configuration)) {
            Path output = files.directory().resolve("output");
            String trouble = run(configuration, files.directory(), output, timeLimitMs);
            List<String> lines = Files.readAllLines(output);
            Exploration exploration = TlcOutput.parse(lines);
            if (trouble == null && exploration.distinct() == 0) {
                trouble = "TLC explored nothing:\n" + endOf(lines);
            }
            long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos);
            return Verdict.of(configuration, files.invariants(configuration), exploration, tookMs, trouble);
        }
    }

    private static String endOf(List<String> lines) {
        List<String> text = lines.stream().filter(line -> !line.startsWith("@!@!@") && !line.isBlank()).toList();
        return String.join("\n", text.subList(Math.max(0, text.size() - LAST_LINES_SHOWN), text.size()));
    }

    /** Returns why it did not come to an end; null if it did. */
    private static String run(Configuration configuration, Path directory, Path output, long timeLimitMs)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(configuration, directory))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(timeLimitMs, TimeUnit.MILLISECONDS);
            return ended ? null : "not explored within " + timeLimitMs + " ms";
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /**
     * One worker where a counterexample is wanted, because then it is a shortest one, and the same every time. Only the
     * quick compiler for what takes seconds: the other one would still be at work when it is over.
     */
    private static List<String> command(Configuration configuration, Path directory) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP, "-XX:+UseParallelGC",
                "-XX:TieredStopAtLevel=" + (configuration.size() == Configuration.Size.NORMAL ? 1 : 4),
                "-Djava.io.tmpdir=" + directory,
                "-cp", jar().toString(),
                "tlc2.TLC", "-tool", "-nowarning", "-fp", "0",
                "-workers", Integer.toString(configuration.mustHold() ? WORKERS : 1),
                "-metadir", directory.resolve("states").toString(),
                "-config", configuration.configurationFile(),
                configuration.moduleFile());
    }

    /** Nothing else of this program's class path. */
    private static File jar() {
        try {
            return new File(tlc2.TLC.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("TLC is not in a file", e);
        }
    }
}
