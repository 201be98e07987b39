package io.weft.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which process a node is: its id, when it began, since ids are used again, and which version of the program it runs.
 *
 * @param path of the file, which need not exist
 */
public record PidFile(Path path) {

    private static final int LINES = 3;
    /** Of one that has ended at once. No process is ever taken for it. */
    private static final String UNKNOWN = "unknown";

    /** @throws ProcessFailed if the process could not be told from a later one of the same id */
    public void write(ProcessHandle process, String version) throws IOException {
        Optional<String> began = Began.of(process);
        if (began.isEmpty() && process.isAlive()) {
            throw new ProcessFailed("the system does not tell when process " + process.pid()
                    + " began, so no later command could know it again");
        }
        AtomicFile.write(path, process.pid() + "\n" + began.orElse(UNKNOWN) + "\n" + version + "\n");
    }

    /**
     * The process, if it is alive and the very one that was written down.
     *
     * @throws ProcessFailed if the file is damaged
     */
    public Optional<ProcessHandle> process() throws IOException {
        List<String> lines = lines();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(process -> Signals.isAlive(process) && Began.isOf(process, lines.get(1)));
    }

    /** Of the process that was started last, dead or alive; empty if there was none. */
    public Optional<String> version() throws IOException {
        List<String> lines = lines();
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(2));
    }

    private List<String> lines() throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        List<String> lines = Files.readAllLines(path);
        if (lines.size() != LINES || !lines.get(0).matches("[1-9][0-9]{0,17}")) {
            throw new ProcessFailed(path + " does not name a process; delete it if no node runs there");
        }
        return lines;
    }
}
