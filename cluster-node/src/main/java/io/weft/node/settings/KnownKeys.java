package io.weft.node.settings;

import com.typesafe.config.Config;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses what nobody would read: a misspelt key that silently keeps its default is worse than no start. */
final class KnownKeys {

    private static final String OURS = "weft";
    /** What differs by more is hardly a slip of the fingers. */
    private static final int MAX_EDITS = 3;

    private KnownKeys() {}

    /**
     * What lies outside of our own section belongs to the libraries, which have keys that their defaults do not name.
     *
     * @param all the file over the reference, resolved
     * @throws InvalidSettings naming an unknown key, and the known one most like it, if any is
     */
    static void check(Config all, Config reference) {
        Set<String> sections = reference.root().keySet();
        for (String section : all.root().keySet()) {
            if (!sections.contains(section)) {
                throw new InvalidSettings("unknown section " + section + ": ours is " + OURS + ", and others are " + sections);
            }
        }
        Set<String> known = keysOf(reference);
        keysOf(all).stream().sorted().filter(key -> !known.contains(key)).findFirst().ifPresent(key -> {
            throw new InvalidSettings("unknown key " + key
                    + nearest(key, known).map(near -> "; did you mean " + near + "?").orElse(""));
        });
    }

    private static Set<String> keysOf(Config config) {
        return config.entrySet().stream()
                .map(entry -> entry.getKey())
                .filter(key -> key.equals(OURS) || key.startsWith(OURS + "."))
                .collect(Collectors.toSet());
    }

    private static Optional<String> nearest(String key, Set<String> known) {
        return known.stream()
                .filter(candidate -> distance(key, candidate) <= MAX_EDITS)
                .min(Comparator.<String>comparingInt(candidate -> distance(key, candidate)).thenComparing(candidate -> candidate));
    }

    /** How many characters must be put in, left out or replaced (Levenshtein). */
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
