package io.weft.local.cluster;

import io.weft.local.process.OwnedMain;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program that nodes run, and those that make their tables and ask them: on the Java of this process.
 *
 * @param classPath of a node
 */
public record NodeProgram(String classPath) {

    private static final String CLASS_PATH_PROPERTY = "weft.node.classpath";
    private static final String NODE = "io.weft.node.WeftNode";
    private static final String SCHEMA = "io.weft.node.SchemaCommand";
    private static final String STATISTICS = "io.weft.node.StatisticsCommand";
    private static final int MAX_YOUNG_MB = 1024;
    /** As the load harness starts its nodes, so that figures compare. */
    private static final List<String> OPTIONS = List.of("-XX:+UseTransparentHugePages", "-XX:MaxTenuringThreshold=0",
            "-XX:MaxGCPauseMillis=20", "-XX:+AlwaysPreTouch", "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true");
    private static final List<String> SHORT_LIVED = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /**
     * The node of this build: its class path is {@code weft.node.classpath}, or else that of this process.
     *
     * @throws ClusterFailed if neither has a node
     */
    public static NodeProgram ofThisBuild() throws ClusterFailed {
        String named = System.getProperty(CLASS_PATH_PROPERTY);
        if (named == null && NodeProgram.class.getResource("/" + NODE.replace('.', '/') + ".class") == null) {
            throw new ClusterFailed("the class path of a node is not known: start this as ./weft cluster, or set the property "
                    + CLASS_PATH_PROPERTY);
        }
        return new NodeProgram(named == null ? System.getProperty("java.class.path") : named);
    }

    /**
     * Of a node of this cluster.
     *
     * @param prefix a program that becomes the node, with its arguments
     */
    List<String> nodeCommand(List<String> prefix, Path settings, LocalClusterSettings cluster) {
        int heapMb = cluster.heapMb();
        List<String> command = new ArrayList<>();
        if (!cluster.endsWithParent()) {
            // It must not end with the terminal.
            command.add("nohup");
        }
        command.addAll(prefix);
        command.add(java());
        command.addAll(OPTIONS);
        command.add("-Xms" + heapMb + "m");
        command.add("-Xmx" + heapMb + "m");
        // A collection copies what is kept and what is under way, so there should be few. The collector would make them small
        // and many: it takes waiting for a processor, which all nodes here share, for work.
        command.add("-Xmn" + Math.min(MAX_YOUNG_MB, heapMb * 6 / 10) + "m");
        command.addAll(cluster.javaOptions());
        command.add("-cp");
        command.add(classPath + File.pathSeparator + OwnedMain.classes());
        command.addAll(OwnedMain.command(cluster.endsWithParent(), NODE));
        command.add(settings.toString());
        return command;
    }

    List<String> schemaCommand(Path settings) {
        return shortLived(SCHEMA, List.of("apply", settings.toString()));
    }

    List<String> statisticsCommand(List<String> addresses) {
        return shortLived(STATISTICS, addresses);
    }

    private List<String> shortLived(String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(SHORT_LIVED);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
