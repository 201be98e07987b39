package io.weft.loadtest.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a node is started: on the Java of this process.
 *
 * @param classPath  of the node
 * @param mainClass  takes the path of its settings as its only argument
 * @param jvmOptions such as the size of the heap
 * @param settings   further lines of its settings file
 */
public record NodeProgram(String classPath, String mainClass, List<String> jvmOptions, List<String> settings) {

    private static final String PRE_TOUCH = "-XX:+AlwaysPreTouch";
    private static final String MOST_YOUNG = "-XX:MaxNewSize=";
    private static final String MAIN_CLASS = "io.weft.node.WeftNode";
    /**
     * As {@code weft node} has them. Large pages: what is in flight is spread over the young generation, and much of its
     * cost was finding the pages. What lives through one collection is remembered for an hour, so it is taken for old at once.
     */
    private static final List<String> JVM_OPTIONS = List.of("-Xms256m", "-Xmx1g", "-XX:+UseTransparentHugePages",
            "-XX:MaxTenuringThreshold=0", "-XX:MaxGCPauseMillis=20", "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true");

    public NodeProgram {
        jvmOptions = List.copyOf(jvmOptions);
        settings = List.copyOf(settings);
    }

    /** The node of this build: its class path is {@code weft.node.classpath}, or else that of this process. */
    public static NodeProgram ofThisBuild() {
        String classPath = System.getProperty("weft.node.classpath", System.getProperty("java.class.path"));
        return new NodeProgram(classPath, MAIN_CLASS, JVM_OPTIONS, List.of());
    }

    /** With settings beside those that it has. */
    public NodeProgram withSettings(List<String> lines) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(lines);
        return new NodeProgram(classPath, mainClass, jvmOptions, all);
    }

    /**
     * With a heap of this size from the start: one that grows has the system clear pages in the midst of the work. What is
     * young takes no more than a GiB of it, because a collection copies what is kept, and should not have to copy much.
     */
    public NodeProgram withHeapMb(int megabytes) {
        List<String> options = new ArrayList<>(jvmOptions);
        options.removeIf(option -> option.startsWith("-Xmx") || option.startsWith("-Xms") || option.startsWith(MOST_YOUNG)
                || option.equals(PRE_TOUCH));
        int mostYoungMb = Math.min(1024, megabytes * 6 / 10);
        options.addAll(List.of("-Xms" + megabytes + "m", "-Xmx" + megabytes + "m", MOST_YOUNG + mostYoungMb + "m", PRE_TOUCH));
        return new NodeProgram(classPath, mainClass, options, settings);
    }

    List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(classPath);
        command.add(mainClass);
        return command;
    }
}
