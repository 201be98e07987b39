package io.weft.local.cassandra;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

/**
 * Runs in the Java machine of a node, on Cassandra's class path: starts Cassandra, which this code is not compiled against,
 * and ends it together with the process that owns it. The owner holds the other end of the standard input, which the system
 * closes however the owner ends.
 */
final class CassandraMain {

    static final String ENDS_WITH_PARENT = "weft.ends-with-parent";
    private static final String DAEMON = "org.apache.cassandra.service.CassandraDaemon";
    private static final int ORPHANED = 17;

    private CassandraMain() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        if (Boolean.getBoolean(ENDS_WITH_PARENT)) {
            Thread watch = new Thread(CassandraMain::haltAtEndOfInput, "owner-watch");
            watch.setDaemon(true);
            watch.start();
        }
        try {
            Class.forName(DAEMON).getMethod("main", String[].class).invoke(null, (Object) args);
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
