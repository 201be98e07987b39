package io.weft.local.process;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Runs in the Java machine of a node, on the node's class path: starts the node, which this code is not compiled against, and
 * ends it together with the process that owns it. The owner holds the other end of the standard input, which the system
 * closes however the owner ends.
 */
public final class OwnedMain {

    private static final String ENDS_WITH_PARENT = "weft.ends-with-parent";
    private static final int ORPHANED = 17;

    private OwnedMain() {}

    /** The end of a command line, after the class path, on which {@link #classes} must be. */
    public static List<String> command(boolean endsWithParent, String mainClass) {
        return List.of("-D" + ENDS_WITH_PARENT + "=" + endsWithParent, OwnedMain.class.getName(), mainClass);
    }

    /** The directory or jar of this class. */
    public static Path classes() {
        try {
            return Path.of(OwnedMain.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of this class is no URI", e);
        }
    }

    /** @param args the class of the program, and what it is given */
    public static void main(String[] args) throws ReflectiveOperationException {
        if (Boolean.getBoolean(ENDS_WITH_PARENT)) {
            Thread watch = new Thread(OwnedMain::haltAtEndOfInput, "owner-watch");
            watch.setDaemon(true);
            watch.start();
        }
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
        } catch (InvocationTargetException e) {
            e.getCause().printStackTrace();
            System.exit(1);
        }
    }

    /** Nobody is left who would wait for an orderly end. */
    private static void haltAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                continue;
            }
        } catch (IOException e) {
            System.err.println("the owner can't be watched: " + e);
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
