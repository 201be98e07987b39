package io.weft.loadtest.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files for tests. */
final class ReplayFiles {

    private ReplayFiles() {}

    static Path of(Path directory, String... lines) throws IOException {
        return Files.writeString(directory.resolve("transfers.csv"), String.join("\n", lines) + "\n");
    }
}
