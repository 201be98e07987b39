package io.weft.simulator.mutation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Loads the machines and the simulator anew, with patched classes in place of the originals; everything else comes from
 * the parent. So each mutation has static state of its own, and the originals are untouched.
 */
final class MutatedClassLoader extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final List<String> OWN_PACKAGES = List.of("io.weft.protocol.", "io.weft.simulator.");

    private final Map<String, byte[]> patched;

    /** @param patched class files by binary name */
    MutatedClassLoader(String name, ClassLoader parent, Map<String, byte[]> patched) {
        super("mutation " + name, parent);
        this.patched = Map.copyOf(patched);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (OWN_PACKAGES.stream().noneMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            Class<?> found = loaded != null ? loaded : findClass(name);
            if (resolve) {
                resolveClass(found);
            }
            return found;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = patched.containsKey(name) ? patched.get(name) : original(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] original(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
