package io.weft.simulator.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The stored text of one scenario, in the sources of this module; tests run in the folder of their module. */
record GoldenFile(Path path) {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final int LINES_BEFORE = 5;
    private static final int LINES_AFTER = 3;

    static GoldenFile of(Scenario scenario) {
        return new GoldenFile(FOLDER.resolve(scenario.name() + ".txt"));
    }

    void write(String text) {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty if nothing is stored. */
    String read() {
        try {
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For people: where a text first differs from the stored one. */
    String difference(String text) {
        List<String> stored = read().lines().toList();
        List<String> now = text.lines().toList();
        int line = 0;
        while (line < Math.min(stored.size(), now.size()) && stored.get(line).equals(now.get(line))) {
            line++;
        }
        StringBuilder out = new StringBuilder(path + " differs from what happens now, first in line " + (line + 1) + ":\n");
        now.subList(Math.max(0, line - LINES_BEFORE), line).forEach(same -> out.append("    ").append(same).append('\n'));
        append(out, "  - ", stored, line);
        append(out, "  + ", now, line);
        return out.append("If the new trace is right, write it with -Dweft.golden=write and read it before you keep it.").toString();
    }

    private static void append(StringBuilder out, String mark, List<String> lines, int from) {
        lines.subList(from, Math.min(lines.size(), from + LINES_AFTER)).forEach(line -> out.append(mark).append(line).append('\n'));
    }
}
