package io.weft.simulator.cli;

import io.weft.simulator.mutation.MutatedProgram;
import io.weft.simulator.mutation.Mutation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** The command simulate in a mutated program, which makes this by its name: all of it runs there, the shrinking too. */
public final class MutatedSimulate implements Callable<Integer> {

    private final List<String> args;
    private final PrintWriter out;

    /** @param args the whole command line */
    public MutatedSimulate(List<String> args, PrintWriter out) {
        this.args = args;
        this.out = out;
    }

    /**
     * Runs a command line in a program made for this.
     *
     * @return the exit code
     */
    static int run(Path root, Mutation mutation, List<String> args, PrintWriter out) throws Exception {
        try (MutatedProgram program = MutatedProgram.of(root, mutation)) {
            Object mutated = program.classLoader().loadClass(MutatedSimulate.class.getName())
                    .getConstructor(List.class, PrintWriter.class).newInstance(args, out);
            return (Integer) ((Callable<?>) mutated).call();
        }
    }

    @Override
    public Integer call() {
        return Main.commandLine(new Simulate(true)).setOut(out).setErr(out).execute(args.toArray(String[]::new));
    }
}
