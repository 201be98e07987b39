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

    public Agreement {
        entries = Map.copyOf(entries);
    }

    /** One sentence for each difference, sorted by name; none if a node with this may join a cluster with that. */
    public List<String> differencesFrom(Agreement ofCluster) {
        TreeSet<String> names = new TreeSet<>(entries.keySet());
        names.addAll(ofCluster.entries.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(entries.get(name), ofCluster.entries.get(name)))
                .map(name -> name + " is " + shown(name) + " here, but " + ofCluster.shown(name) + " in the cluster")
                .toList();
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
