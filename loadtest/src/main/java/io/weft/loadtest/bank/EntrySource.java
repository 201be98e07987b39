package io.weft.loadtest.bank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the entries come from.
 *
 * @param description for people
 */
public record EntrySource(List<Entry> entries, String description, boolean isReal) {

    public static final String REAL_FILE = "berka-1993.csv.gz";

    private static final Path BESIDE_THE_PROJECT = Path.of("..", "shared", "data", REAL_FILE);

    /**
     * The file that was asked for; or the one that the data pointer names; or the real one beside the project, if it is
     * there; or else a generated year.
     *
     * @param asked       null if none was asked for
     * @param dataPointer a file, or a directory that holds {@link #REAL_FILE}; null if not set
     * @throws IOException if a file that was named can't be used; then nothing else is taken in its place
     */
    public static EntrySource find(Path asked, Path dataPointer, Path projectRoot, long seed) throws IOException {
        if (asked != null) {
            return read(asked);
        }
        if (dataPointer != null) {
            return read(Files.isDirectory(dataPointer) ? dataPointer.resolve(REAL_FILE) : dataPointer);
        }
        Path beside = projectRoot.resolve(BESIDE_THE_PROJECT).normalize();
        if (Files.exists(beside)) {
            return read(beside);
        }
        List<Entry> generated = GeneratedBank.year(seed);
        return new EntrySource(generated, "a GENERATED year of a small bank, seed " + seed
                + " (no real entries: there is no " + beside + ")", false);
    }

    private static EntrySource read(Path file) throws IOException {
        List<Entry> entries = EntryFile.read(file);
        return new EntrySource(entries, "the entries of " + file, true);
    }
}
