package io.weft.loadtest.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Has another Java machine of the same user collect all its garbage, by {@code jcmd PID GC.run}, which returns when that is
 * done.
 */
final class FullCollection {

    private static final long TIMEOUT_MS = 60_000;

    private FullCollection() {}

    /** @throws IOException if it can't be done; the message says why */
    static void of(long processId) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(jcmd)) {
            throw new IOException("there is no " + jcmd + ": this needs the Java of a JDK, set JAVA_HOME to one");
        }
        Process process = new ProcessBuilder(jcmd.toString(), Long.toString(processId), "GC.run").redirectErrorStream(true).start();
        process.getOutputStream().close();
        if (!process.waitFor(TIMEOUT_MS, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IOException("the node has not collected its garbage after " + TIMEOUT_MS + " ms");
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new IOException("the node can't be told to collect its garbage: " + said.strip());
        }
    }
}
