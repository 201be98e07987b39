package io.weft.loadtest.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a node keeps its files for one run: a temporary directory that goes away with {@link #close}, or one that the
 * user wants to keep.
 */
public record WorkDirectory(Path path, boolean isKept) implements AutoCloseable {

    /**
     * @param keep null for a temporary directory; otherwise it must be empty or not exist yet
     * @throws FileAlreadyExistsException if there is something in it
     */
    public static WorkDirectory create(Path keep) throws IOException {
        if (keep == null) {
            return new WorkDirectory(Files.createTempDirectory("weft-"), false);
        }
        Path path = Files.createDirectories(keep.toAbsolutePath().normalize());
        try (Stream<Path> content = Files.list(path)) {
            if (content.findAny().isPresent()) {
                throw new FileAlreadyExistsException(path + " is not empty; name an empty or new directory");
            }
        }
        return new WorkDirectory(path, true);
    }

    /** Deletes it with all that is in it, unless it is kept. Idempotent. */
    @Override
    public void close() {
        if (isKept || !Files.exists(path)) {
            return;
        }
        try (Stream<Path> content = Files.walk(path)) {
            List<Path> deepestFirst = content.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete " + path, e);
        }
    }
}
