package io.weft.simulator.mutation;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;

/**
 * The machines and the simulator with one rule taken out, beside the unharmed ones in the same process. Only types of the
 * JDK cross the boundary. After {@link #close} nothing more can be made from it, so that its classes can be collected.
 */
public final class MutatedProgram implements AutoCloseable {

    private final Mutation mutation;
    private ClassLoader classes;

    private MutatedProgram(Mutation mutation, ClassLoader classes) {
        this.mutation = mutation;
        this.classes = classes;
    }

    /**
     * Patches, compiles and makes ready to load.
     *
     * @param repositoryRoot where the sources are that the class path was built from
     * @throws BadMutation if the mutation does not fit these sources
     */
    public static MutatedProgram of(Path repositoryRoot, Mutation mutation) {
        return of(repositoryRoot, mutation, new MemoryCompiler());
    }

    static MutatedProgram of(Path repositoryRoot, Mutation mutation, MemoryCompiler compiler) {
        List<PatchedSource> sources = PatchedSource.of(repositoryRoot, mutation);
        ClassLoader parent = MutatedProgram.class.getClassLoader();
        return new MutatedProgram(mutation,
                new MutatedClassLoader(mutation.name(), parent, compiler.compile(mutation, sources)));
    }

    /** Loads the machines and the simulator, mutated. */
    public ClassLoader classLoader() {
        if (classes == null) {
            throw new IllegalStateException("the program of the mutation " + mutation.name() + " is closed");
        }
        return classes;
    }

    /**
     * A new judge of seeds: null of a clean one, else what is wrong with it.
     *
     * @param className of a {@code LongFunction<String>} with a public constructor without parameters
     * @throws IllegalArgumentException if there is no such class
     */
    public LongFunction<String> instantiate(String className) {
        try {
            Object judge = classLoader().loadClass(className).getConstructor().newInstance();
            if (!(judge instanceof LongFunction<?> function)) {
                throw new IllegalArgumentException(className + " is no LongFunction");
            }
            return seed -> (String) function.apply(seed);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(className + " could not be made", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(className + " can't be made: " + e, e);
        }
    }

    @Override
    public void close() {
        classes = null;
    }
}
