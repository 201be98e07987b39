package io.weft.loadtest.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether anything in a directory has changed since a moment at which nobody wrote there: files made, deleted, replaced
 * or written. Says nothing of what they mean, so it suits any kind of journal. Thread-safe.
 */
final class DirectoryTraces {

    private final Path directory;
    private final Map<Path, Trace> before;

    private record Trace(long bytes, FileTime modified, Object key) {
        static Trace of(BasicFileAttributes attributes) {
            return new Trace(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        }
    }

    private DirectoryTraces(Path directory, Map<Path, Trace> before) {
        this.directory = directory;
        this.before = before;
    }

    /** Of this moment. The directory need not exist. */
    static DirectoryTraces of(Path directory) throws IOException {
        return new DirectoryTraces(directory, read(directory));
    }

    boolean haveChanged() throws IOException {
        return !before.equals(read(directory));
    }

    private static Map<Path, Trace> read(Path directory) throws IOException {
        Map<Path, Trace> traces = new HashMap<>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                traces.put(file, Trace.of(attributes));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException error) {
                // Deleted while it was looked at, which shows as well as any change; or there is no directory yet.
                return FileVisitResult.CONTINUE;
            }
        });
        return traces;
    }
}
