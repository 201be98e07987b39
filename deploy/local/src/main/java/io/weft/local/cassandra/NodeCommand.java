package io.weft.local.cassandra;

import io.weft.local.process.OwnedMain;
import java.util.ArrayList;
import java.util.List;

/** The command line of a node. */
final class NodeCommand {

    private static final String DAEMON = "org.apache.cassandra.service.CassandraDaemon";
    /** What Cassandra 5.0 reaches into on Java 17; see conf/jvm17-server.options in its distribution. */
    private static final List<String> EXPORTED = List.of(
            "java.base/java.lang.ref", "java.base/jdk.internal.misc", "java.base/jdk.internal.ref", "java.base/sun.nio.ch",
            "java.management.rmi/com.sun.jmx.remote.internal.rmi", "java.rmi/sun.rmi.registry", "java.rmi/sun.rmi.server",
            "java.sql/java.sql", "jdk.attach/sun.tools.attach", "jdk.compiler/com.sun.tools.javac.file",
            "jdk.unsupported/sun.misc");
    private static final List<String> OPENED = List.of(
            "java.base/java.io", "java.base/java.lang", "java.base/java.lang.module", "java.base/java.lang.reflect",
            "java.base/java.math", "java.base/java.net", "java.base/java.nio", "java.base/java.util",
            "java.base/java.util.concurrent", "java.base/java.util.concurrent.atomic", "java.base/jdk.internal.loader",
            "java.base/jdk.internal.math", "java.base/jdk.internal.module", "java.base/jdk.internal.ref",
            "java.base/jdk.internal.reflect", "java.base/jdk.internal.util.jar", "java.base/sun.nio.ch",
            "jdk.compiler/com.sun.tools.javac", "jdk.management/com.sun.management.internal");
    private static final List<String> MACHINE = List.of(
            "-XX:+UseG1GC", "-XX:+ParallelRefProcEnabled", "-XX:+PerfDisableSharedMem", "-XX:+ExitOnOutOfMemoryError",
            "-Xss256k", "-Djava.net.preferIPv4Stack=true", "-Djava.awt.headless=true", "-Djdk.attach.allowAttachSelf=true",
            "-Djava.security.manager=allow", "-Dio.netty.tryReflectionSetAccessible=true");
    /** A ring whose members are known needs no waiting for rumours, neither when it begins nor when it ends. */
    private static final List<String> NO_WAITING = List.of(
            "-Dcassandra.ring_delay_ms=100", "-Dcassandra.skip_wait_for_gossip_to_settle=0",
            "-Dcassandra.consistent.rangemovement=false", "-Dcassandra.shutdown_announce_in_ms=0",
            "-Dcassandra-foreground=yes");

    private NodeCommand() {}

    static List<String> of(NodeSettings node, NodeJava java, CassandraClassPath classPath) {
        LocalCassandraSettings cluster = node.cluster();
        List<String> command = new ArrayList<>();
        if (!cluster.endsWithParent()) {
            // It must not end with the terminal.
            command.add("nohup");
        }
        command.add(java.program());
        EXPORTED.forEach(name -> command.add("--add-exports=" + name + "=ALL-UNNAMED"));
        OPENED.forEach(name -> command.add("--add-opens=" + name + "=ALL-UNNAMED"));
        command.addAll(MACHINE);
        command.add("-Xms" + cluster.heapMb() + "m");
        command.add("-Xmx" + cluster.heapMb() + "m");
        if (cluster.quickCompiler()) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(NO_WAITING);
        command.addAll(cluster.extra().javaOptions());
        command.add("-Dcassandra.storagedir=" + node.data());
        command.add("-Dcassandra.config=" + node.directory().resolve("cassandra.yaml").toUri());
        command.add("-Dlogback.configurationFile=" + node.directory().resolve("logback.xml"));
        command.add("-cp");
        command.add(classPath.text());
        command.addAll(OwnedMain.command(cluster.endsWithParent(), DAEMON));
        return command;
    }
}
