package io.weft.local.cassandra;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;

/** How much is in a directory, in which others may write and delete meanwhile. */
public final class DirectorySize {

    private DirectorySize() {}

    /** The sizes of all files, also in the directories below; 0 if it does not exist. */
    public static long bytes(Path directory) throws IOException {
        AtomicLong bytes = new AtomicLong();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes.addAndGet(attributes.size());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException error) {
                // Deleted while it was looked at, or not there yet.
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes.get();
    }
}
