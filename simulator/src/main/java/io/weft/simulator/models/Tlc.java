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
    private static final int LAST_LINES_SHOWN = 10;

    private Tlc() {}

    /** Explores a configuration to the end, to the first violation or to its time limit, which is a failure. Blocks. */
    static Verdict check(Configuration configuration) throws IOException, InterruptedException {
        long sinceNanos = System.nanoTime();
        try (ModelFiles files = ModelFiles.of(configuration)) {
            Path output = files.directory().resolve("output");
            String trouble = run(configuration, files.directory(), output);
            List<String> lines = Files.readAllLines(output);
            Exploration exploration = TlcOutput.parse(lines);
            if (trouble == null && exploration.distinct() == 0) {
                trouble = "TLC explored nothing: "
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES_SHOWN), lines.size()));
            }
            long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos);
            return Verdict.of(configuration, files.invariants(configuration), exploration, tookMs, trouble);
        }
    }

    /** Returns why it did not come to an end; null if it did. */
    private static String run(Configuration configuration, Path directory, Path output)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(configuration, directory))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(configuration.size().timeLimitMs(), TimeUnit.MILLISECONDS);
            return ended ? null : "not explored within " + configuration.size().timeLimitMs() / 1_000 + " s";
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** One worker where a counterexample is wanted, because then it is a shortest one, and the same every time. */
    private static List<String> command(Configuration configuration, Path directory) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP, "-XX:+UseParallelGC",
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
