package io.weft.loadtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A copy of the launcher in a home that looks built, with a Java that only writes down what it is called with. */
final class BuiltHome {

    private final Path home;
    private final Path javaArguments;

    BuiltHome(Path home) throws IOException {
        this.home = Files.createDirectories(home);
        this.javaArguments = home.resolve("java-arguments");
        executable(home.resolve("weft"), Files.readString(LauncherTest.LAUNCHER));
        executable(Files.createDirectories(home.resolve("jdk/bin")).resolve("java"), """
                #!/usr/bin/env bash
                if [ "$1" = -version ]; then
                  echo 'openjdk version "17.0.1"' >&2
                else
                  printf '%s\\n' "$@" >"$(dirname "$0")/../../java-arguments"
                fi
                """);
        Files.writeString(home.resolve("pom.xml"), "");
        for (String module : List.of("simulator", "cluster-node", "loadtest", "deploy/cassandra", "deploy/local")) {
            Path directory = Files.createDirectories(home.resolve(module));
            Files.writeString(directory.resolve("pom.xml"), "");
            Files.createDirectories(directory.resolve("src/main"));
            Files.createDirectories(directory.resolve("target/classes"));
            Files.writeString(directory.resolve("target/class-path"), directory.resolve("target/classes").toString());
        }
        Files.writeString(Files.createDirectories(home.resolve("target")).resolve("weft-built"), "");
    }

    ProcessBuilder launcher(String... arguments) {
        List<String> command = new ArrayList<>(List.of(home.resolve("weft").toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        builder.environment().remove("WEFT_JAVA_OPTS");
        return builder;
    }

    /** Of its latest call; empty if there was none. */
    List<String> javaArguments() throws IOException {
        return Files.exists(javaArguments) ? Files.readAllLines(javaArguments) : List.of();
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
