package io.weft.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Tells others at which port the node serves. Whoever finds the file finds all of it. */
final class PortFile implements AutoCloseable {

    private final Path file;

    private PortFile(Path file) {
        this.file = file;
    }

    static PortFile write(Path file, int port) throws IOException {
        Path target = file.toAbsolutePath();
        Path draft = target.resolveSibling(target.getFileName() + ".new");
        Files.createDirectories(target.getParent());
        Files.writeString(draft, port + "\n");
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        return new PortFile(target);
    }

    /** What a node that crashed has left would lead clients astray. */
    static void removeLeftOver(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
