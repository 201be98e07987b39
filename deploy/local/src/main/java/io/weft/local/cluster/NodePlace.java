package io.weft.local.cluster;

import io.weft.local.process.AtomicFile;
import io.weft.local.process.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a node lives: a directory, whose name tells its number, and two ports of the loopback interface that stay its own.
 *
 * @param number      from 1
 * @param grpcPort    where clients connect
 * @param clusterPort where the other nodes reach it
 */
record NodePlace(Path directory, int number, int grpcPort, int clusterPort) {

    static final String HOST = "127.0.0.1";
    private static final int MAX_TRIES = 50;
    private static final String PREFIX = "node-";
    private static final String PORTS = "ports";

    /** Those of all nodes of a cluster, by number. */
    static List<NodePlace> all(Path cluster) throws IOException {
        if (!Files.isDirectory(cluster)) {
            return List.of();
        }
        List<NodePlace> places = new ArrayList<>();
        try (Stream<Path> entries = Files.list(cluster)) {
            for (Path entry : entries.filter(path -> path.getFileName().toString().matches(PREFIX + "[1-9][0-9]{0,3}")).toList()) {
                if (Files.exists(entry.resolve(PORTS))) {
                    places.add(read(entry));
                }
            }
        }
        places.sort((a, b) -> Integer.compare(a.number, b.number));
        return places;
    }

    /** For one more node: the first number that none of these has. Nothing is there until {@link #make}. */
    static NodePlace next(LocalClusterSettings settings, List<NodePlace> others) throws ClusterFailed {
        int number = 1;
        while (hasNumber(others, number)) {
            number++;
        }
        return new NodePlace(settings.directory().resolve(PREFIX + number), number, port(settings.grpcPort(), number),
                port(settings.clusterPort(), number));
    }

    void make() throws IOException {
        Files.createDirectories(directory);
        AtomicFile.write(directory.resolve(PORTS), grpcPort + " " + clusterPort + "\n");
    }

    private static boolean hasNumber(List<NodePlace> places, int number) {
        return places.stream().anyMatch(place -> place.number == number);
    }

    private static int port(int first, int number) throws ClusterFailed {
        if (first > 0) {
            return first + number - 1;
        }
        for (int i = 0; i < MAX_TRIES; i++) {
            int port = Ports.candidate();
            if (Ports.trouble(HOST, port) == null) {
                return port;
            }
        }
        throw new ClusterFailed("no port of " + HOST + " is free");
    }

    private static NodePlace read(Path directory) throws IOException {
        String text = Files.readString(directory.resolve(PORTS)).strip();
        if (!text.matches("[0-9]{1,5} [0-9]{1,5}")) {
            throw new ClusterFailed(directory.resolve(PORTS) + " does not name two ports; delete " + directory
                    + ", if no process runs that its file pid names");
        }
        String[] ports = text.split(" ");
        return new NodePlace(directory, Integer.parseInt(directory.getFileName().toString().substring(PREFIX.length())),
                Integer.parseInt(ports[0]), Integer.parseInt(ports[1]));
    }

    /** @throws ClusterFailed if one of its ports is taken */
    void requireFreePorts() throws ClusterFailed {
        for (int port : List.of(grpcPort, clusterPort)) {
            IOException trouble = Ports.trouble(HOST, port);
            if (trouble != null) {
                throw new ClusterFailed("node " + number + " can't listen on " + HOST + ":" + port + " ("
                        + trouble.getMessage() + "): stop what listens there, or choose other ports");
            }
        }
    }

    InetSocketAddress grpcAddress() {
        return new InetSocketAddress(HOST, grpcPort);
    }

    InetSocketAddress clusterAddress() {
        return new InetSocketAddress(HOST, clusterPort);
    }

    /** As the other nodes name it. */
    String seed() {
        return HOST + ":" + clusterPort;
    }

    Path settings() {
        return directory.resolve("node.conf");
    }

    Path portFile() {
        return directory.resolve("port");
    }

    Path log() {
        return directory.resolve("node.log");
    }

    Path previousLog() {
        return directory.resolve("previous.log");
    }

    Path pidFile() {
        return directory.resolve("pid");
    }
}
