package io.weft.simulator.models;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary directory with the files of one configuration, which TLC also fills with its own. Gone after closing. */
final class ModelFiles implements AutoCloseable {

    private static final String RESOURCES = "/models/";

    private final Path directory;

    private ModelFiles(Path directory) {
        this.directory = directory;
    }

    /** @throws FileNotFoundException if there are no such files among the resources */
    static ModelFiles of(Configuration configuration) throws IOException {
        ModelFiles files = new ModelFiles(Files.createTempDirectory("weft-model-"));
        try {
            files.add(configuration.moduleFile());
            files.add(configuration.configurationFile());
            return files;
        } catch (IOException e) {
            files.close();
            throw e;
        }
    }

    private void add(String name) throws IOException {
        try (InputStream content = ModelFiles.class.getResourceAsStream(RESOURCES + name)) {
            if (content == null) {
                throw new FileNotFoundException("there is no model file " + name);
            }
            Files.copy(content, directory.resolve(name));
        }
    }

    Path directory() {
        return directory;
    }

    /** The invariants that a configuration names, one a line, as the last thing in its file. */
    List<String> invariants(Configuration configuration) throws IOException {
        return Files.readAllLines(directory.resolve(configuration.configurationFile())).stream()
                .dropWhile(line -> !line.equals("INVARIANTS"))
                .skip(1)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Override
    public void close() {
        try (Stream<Path> content = Files.walk(directory)) {
            List<Path> deepestFirst = content.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete " + directory, e);
        }
    }
}
