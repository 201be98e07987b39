package io.weft.loadtest.baseline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs: it refuses to run as root.
 *
 * @param name    null for the user of this process
 * @param command what to put before a command so that this user runs it
 */
record PostgresUser(String name, List<String> command) {

    private static final Path USERS = Path.of("/etc/passwd");
    /** The user of Debian's package, and one that is everywhere. */
    private static final List<String> NAMES = List.of("postgres", "nobody");
    private static final List<Path> DIRECTORIES =
            Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin").map(Path::of).toList();
    private static final int USER_ID = 2;
    private static final int GROUP_ID = 3;

    PostgresUser {
        command = List.copyOf(command);
    }

    /** @throws IOException if this is root and there is nobody else, or no program to become somebody else */
    static PostgresUser choose() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new PostgresUser(null, List.of());
        }
        return insteadOfRoot(Files.readAllLines(USERS), DIRECTORIES);
    }

    static PostgresUser insteadOfRoot(List<String> users, List<Path> directories) throws IOException {
        for (String name : NAMES) {
            for (String user : users) {
                String[] fields = user.split(":");
                if (fields.length > GROUP_ID && fields[0].equals(name)) {
                    return new PostgresUser(name, command(fields, directories));
                }
            }
        }
        throw new IOException("PostgreSQL does not run as root, and there is neither a user "
                + String.join(" nor ", NAMES) + " to run it as");
    }

    private static List<String> command(String[] user, List<Path> directories) throws IOException {
        for (Path directory : directories) {
            if (Files.isExecutable(directory.resolve("setpriv"))) {
                return List.of(directory.resolve("setpriv").toString(), "--reuid=" + user[USER_ID],
                        "--regid=" + user[GROUP_ID], "--clear-groups", "--");
            }
            if (Files.isExecutable(directory.resolve("runuser"))) {
                return List.of(directory.resolve("runuser").toString(), "-u", user[0], "--");
            }
        }
        throw new IOException("PostgreSQL does not run as root, and there is neither setpriv nor runuser (Debian's "
                + "package util-linux) to run it as user " + user[0]);
    }

    List<String> running(String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        return all;
    }

    /** Gives this user a file or directory of ours. */
    void give(Path path) throws IOException {
        if (name != null) {
            Files.setOwner(path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name));
        }
    }
}
