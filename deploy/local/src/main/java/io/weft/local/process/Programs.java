package io.weft.local.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs that end by themselves. */
public final class Programs {

    private Programs() {}

    /**
     * How one has ended.
     *
     * @param output of both kinds; of a program that prints more than a pipe holds (64 KiB) the end is not waited for
     */
    public record Ended(int exitCode, String output) {}

    /**
     * Runs one and waits.
     *
     * @throws ProcessFailed if there is none of that name, or it does not end in time; then it is killed
     */
    public static Ended run(List<String> command, long timeoutMs) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectInput(new File("/dev/null")).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new ProcessFailed("there is no program " + command.get(0) + ": " + e.getMessage());
        }
        try {
            if (!process.waitFor(timeoutMs, TimeUnit.MILLISECONDS)) {
                throw new ProcessFailed(command.get(0) + " does not end within " + timeoutMs + " ms");
            }
            try (InputStream output = process.getInputStream()) {
                return new Ended(process.exitValue(), new String(output.readAllBytes(), StandardCharsets.UTF_8).strip());
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
