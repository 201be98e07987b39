package io.weft.simulator.mutation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The mutations that come with the simulator, as resources in a folder or in a jar. */
public final class Mutations {

    private static final String FOLDER = "/mutations";
    private static final String ENDING = ".txt";

    private Mutations() {}

    /**
     * All of them, by rule and then by name.
     *
     * @throws BadMutation if the file of one can't be parsed
     */
    public static List<Mutation> all() {
        URL folder = Mutations.class.getResource(FOLDER);
        if (folder == null) {
            throw new IllegalStateException("there are no resources " + FOLDER);
        }
        try {
            URI uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return read(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.getPath(FOLDER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The one of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Mutation named(String name) {
        return all().stream().filter(mutation -> mutation.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no mutation " + name));
    }

    static List<Mutation> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).map(Mutations::readFile)
                    .sorted(Comparator.comparingInt(Mutation::rule).thenComparing(Mutation::name)).toList();
        }
    }

    private static Mutation readFile(Path file) {
        String fileName = file.getFileName().toString();
        try {
            return MutationFile.parse(fileName.substring(0, fileName.length() - ENDING.length()), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
