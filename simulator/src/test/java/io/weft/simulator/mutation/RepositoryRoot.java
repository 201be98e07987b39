package io.weft.simulator.mutation;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the sources are: the tests run in the folder of their module. */
final class RepositoryRoot {

    private RepositoryRoot() {}

    static Path find() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("protocol/src/main/java"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
