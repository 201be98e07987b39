package io.weft.local.cassandra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which process a node is: its id, and when it began, since ids are used again. */
record PidFile(Path path) {

    PidFile(NodeSettings node) {
        this(node.directory().resolve("pid"));
    }

    void write(ProcessHandle process) throws IOException {
        Files.writeString(path, process.pid() + "\n" + startOf(process) + "\n");
    }

    /** The process, if it is alive and the very one that was written down. */
    Optional<ProcessHandle> process() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(path);
        if (lines.size() != 2 || !lines.get(0).matches("[1-9][0-9]{0,17}")) {
            throw new CassandraFailed(path + " is not a file of a process id; delete it if no node runs there");
        }
        return ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(process -> process.isAlive() && startOf(process).equals(lines.get(1)));
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
