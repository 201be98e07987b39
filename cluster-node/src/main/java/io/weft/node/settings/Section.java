package io.weft.node.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One section of the settings: reads values, and refuses those out of range by their full key. */
final class Section {

    private final Config config;
    private final String path;

    Section(Config root, String path) {
        this(root, path, path);
    }

    private Section(Config parent, String key, String path) {
        this.config = parent.getConfig(key);
        this.path = path;
    }

    Section section(String key) {
        return new Section(config, key, fullKey(key));
    }

    int intWithin(String key, int min, int max) {
        return Math.toIntExact(longWithin(key, min, max));
    }

    long longWithin(String key, long min, long max) {
        return within(key, read(key, () -> config.getLong(key)), min, max);
    }

    /** A number of bytes, or a size with its unit such as {@code 4 MiB}. */
    long bytesWithin(String key, long min, long max) {
        return within(key, read(key, () -> config.getBytes(key)), min, max);
    }

    private long within(String key, long value, long min, long max) {
        if (value < min || value > max) {
            throw new InvalidSettings(fullKey(key) + " must be " + min + " to " + max + ", but is " + value);
        }
        return value;
    }

    String text(String key) {
        String value = read(key, () -> config.getString(key));
        if (value.isBlank()) {
            throw new InvalidSettings(fullKey(key) + " must not be empty");
        }
        return value;
    }

    /** An empty text stands for none. */
    Optional<String> optionalText(String key) {
        String value = read(key, () -> config.getString(key));
        return value.isBlank() ? Optional.empty() : Optional.of(value);
    }

    boolean isTrue(String key) {
        return read(key, () -> config.getBoolean(key));
    }

    List<String> texts(String key) {
        return read(key, () -> config.getStringList(key));
    }

    Path path(String key) {
        return toPath(key, text(key));
    }

    /** An empty text stands for none. */
    Optional<Path> optionalPath(String key) {
        String value = read(key, () -> config.getString(key));
        return value.isBlank() ? Optional.empty() : Optional.of(toPath(key, value));
    }

    /** Checks a relation between two keys of this section. */
    void requireAtMost(String key, long value, String limitKey, long limit) {
        if (value > limit) {
            throw new InvalidSettings(fullKey(key) + " (" + value + ") must be at most " + fullKey(limitKey) + " (" + limit + ")");
        }
    }

    void requireMore(String key, long value, String thanKey, long than) {
        if (value <= than) {
            throw new InvalidSettings(fullKey(key) + " (" + value + ") must be more than " + fullKey(thanKey) + " (" + than + ")");
        }
    }

    String fullKey(String key) {
        return path + "." + key;
    }

    private Path toPath(String key, String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new InvalidSettings(fullKey(key) + " is no path: " + e.getMessage(), e);
        }
    }

    private <T> T read(String key, Supplier<T> value) {
        try {
            return value.get();
        } catch (ConfigException e) {
            throw new InvalidSettings(fullKey(key) + ": " + e.getMessage(), e);
        }
    }
}
