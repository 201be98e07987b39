package io.weft.actors.cluster;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What must be the same on all nodes of a cluster, by the names of the settings. Immutable.
 *
 * @param entries none of them secret: they are shown to whoever asks, and logged
 */
public record Agreement(Map<String, String> entries) {

    /** Of which not equality is asked, but that the node understands what the cluster writes. */
    public static final String MESSAGES = "the version of messages";

    public Agreement {
        entries = Map.copyOf(entries);
    }

    /** One sentence for each difference, sorted by name; none if a node with this may join a cluster with that. */
    public List<String> differencesFrom(Agreement ofCluster) {
        TreeSet<String> names = new TreeSet<>(entries.keySet());
        names.addAll(ofCluster.entries.keySet());
        return names.stream()
                .filter(name -> !fits(name, entries.get(name), ofCluster.entries.get(name)))
                .map(name -> name + " is " + shown(name) + " here, but " + ofCluster.shown(name) + " in the cluster")
                .toList();
    }

    private static boolean fits(String name, String here, String inCluster) {
        return name.equals(MESSAGES) ? WireVersion.understands(here, inCluster) : Objects.equals(here, inCluster);
    }

    /** What a node with this agreement says at its door while its cluster writes messages of a version. */
    Agreement writing(int version) {
        Map<String, String> changed = new TreeMap<>(entries);
        changed.put(MESSAGES, String.valueOf(version));
        return new Agreement(changed);
    }

    /** With the versions of messages that this node understands. */
    public static Agreement of(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(settings);
        all.put(MESSAGES, WireVersion.range());
        return new Agreement(all);
    }

    private String shown(String name) {
        String value = entries.get(name);
        return value == null ? "unknown" : value;
    }

    @Override
    public String toString() {
        return new TreeMap<>(entries).entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
