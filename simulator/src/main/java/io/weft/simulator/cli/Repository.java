package io.weft.simulator.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** Where this build and its sources are. */
final class Repository {

    private static final String SOURCES = "protocol/src/main/java";

    private Repository() {}

    /** What the launcher says by {@code weft.home}, else the next folder above this one that is a repository, else this one. */
    static Path root() {
        String home = System.getProperty("weft.home");
        Path here = Path.of(home == null ? "" : home).toAbsolutePath().normalize();
        for (Path folder = here; home == null && folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(SOURCES))) {
                return folder;
            }
        }
        return here;
    }

    /** @throws IllegalArgumentException if mutations can't be compiled, for want of the sources or of a compiler */
    static Path rootWithSources() {
        Path root = root();
        if (!Files.isDirectory(root.resolve(SOURCES))) {
            throw new IllegalArgumentException("mutations are made from the sources, but there is no " + root.resolve(SOURCES));
        }
        if (ToolProvider.getSystemJavaCompiler() == null) {
            throw new IllegalArgumentException("mutations need a JDK; this Java has no compiler: " + System.getProperty("java.home"));
        }
        return root;
    }
}
