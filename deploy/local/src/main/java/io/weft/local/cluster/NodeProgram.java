package io.weft.local.cluster;

import io.weft.local.process.OwnedMain;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program that nodes run, and the one that makes their tables: on the Java of this process.
 *
 * @param classPath of a node
 * @param options   of its Java machine, without those of the heap
 */
public record NodeProgram(String classPath, List<String> options) {

    /** What the launcher says of them. */
    static final String CLASS_PATH_PROPERTY = "weft.node.classpath";
    static final String OPTIONS_PROPERTY = "weft.node.options";
    private static final String NODE = "io.weft.node.WeftNode";
    private static final String SCHEMA = "io.weft.node.SchemaCommand";
    private static final int MAX_FIRST_HEAP_MB = 512;
    private static final int SCHEMA_HEAP_MB = 256;

    public NodeProgram {
        options = List.copyOf(options);
    }

    /**
     * As the launcher has named it.
     *
     * @throws ClusterFailed if it has not
     */
    public static NodeProgram ofLauncher() throws ClusterFailed {
        String classPath = System.getProperty(CLASS_PATH_PROPERTY);
        if (classPath == null || classPath.isBlank()) {
            throw new ClusterFailed("the class path of a node is not known: start this as ./weft cluster, or set the property "
                    + CLASS_PATH_PROPERTY);
        }
        String options = System.getProperty(OPTIONS_PROPERTY, "").strip();
        return new NodeProgram(classPath, options.isEmpty() ? List.of() : List.of(options.split("\\s+")));
    }

    List<String> nodeCommand(Path settings, int heapMb, boolean endsWithParent) {
        List<String> command = new ArrayList<>();
        if (!endsWithParent) {
            // It must not end with the terminal.
            command.add("nohup");
        }
        command.add(java());
        command.addAll(options);
        command.add("-Xms" + Math.min(heapMb, MAX_FIRST_HEAP_MB) + "m");
        command.add("-Xmx" + heapMb + "m");
        command.add("-cp");
        command.add(classPath + File.pathSeparator + OwnedMain.classes());
        command.addAll(OwnedMain.command(endsWithParent, NODE));
        command.add(settings.toString());
        return command;
    }

    List<String> schemaCommand(Path settings) {
        return List.of(java(), "-Xmx" + SCHEMA_HEAP_MB + "m", "-XX:TieredStopAtLevel=1", "-cp", classPath, SCHEMA, "apply",
                settings.toString());
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
