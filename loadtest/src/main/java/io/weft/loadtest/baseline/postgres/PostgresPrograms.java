package io.weft.loadtest.baseline.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the programs of one installed PostgreSQL are. */
public record PostgresPrograms(Path directory) {

    private static final List<String> NEEDED = List.of("initdb", "pg_ctl", "postgres");
    /** Debian's packages put one version beside the other. */
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final Pattern MAJOR_VERSION = Pattern.compile("\\d{1,4}");

    /**
     * Looks where it is told; otherwise on the path, and then among Debian's packages, where the newest is taken.
     *
     * @param named null if nobody says where they are
     * @throws PostgresAbsent if they are not there
     */
    public static PostgresPrograms find(Path named) throws IOException {
        String path = System.getenv("PATH");
        return find(named, path == null ? "" : path, INSTALLED);
    }

    static PostgresPrograms find(Path named, String searchPath, Path installed) throws IOException {
        if (named != null) {
            return firstComplete(List.of(named, named.resolve("bin"))).orElseThrow(() -> PostgresAbsent.from(named));
        }
        List<Path> candidates = new ArrayList<>();
        for (String entry : searchPath.split(Pattern.quote(File.pathSeparator))) {
            if (!entry.isBlank()) {
                candidates.add(Path.of(entry));
            }
        }
        candidates.addAll(newestFirst(installed));
        return firstComplete(candidates).orElseThrow(PostgresAbsent::anywhere);
    }

    /** On a path there may be links to the programs, whose own directory holds all that belongs to them. */
    private static Optional<PostgresPrograms> firstComplete(List<Path> candidates) throws IOException {
        for (Path candidate : candidates) {
            Path initdb = candidate.resolve("initdb");
            if (Files.isExecutable(initdb)) {
                Path directory = initdb.toRealPath().getParent();
                if (NEEDED.stream().allMatch(name -> Files.isExecutable(directory.resolve(name)))) {
                    return Optional.of(new PostgresPrograms(directory));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Path> newestFirst(Path installed) throws IOException {
        if (!Files.isDirectory(installed)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(installed)) {
            return versions.filter(version -> MAJOR_VERSION.matcher(version.getFileName().toString()).matches())
                    .sorted(Comparator.comparingInt(PostgresPrograms::version).reversed())
                    .map(version -> version.resolve("bin")).toList();
        }
    }

    private static int version(Path directory) {
        return Integer.parseInt(directory.getFileName().toString());
    }

    String initdb() {
        return directory.resolve("initdb").toString();
    }

    String pgCtl() {
        return directory.resolve("pg_ctl").toString();
    }
}
