package io.weft.loadtest.cluster;

import io.weft.local.cluster.NodeProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * A node as it was before the messages of version 3: the sources of this build without what has come with them, compiled anew. It
 * can neither write nor read them.
 */
final class PreviousBuild {

    /** Tests run in the directory of their module. */
    private static final Path SOURCES = Path.of("../shard-actors/src/main/java/io/weft/actors");

    /** What is taken out, by file: a text, and what stood there before. */
    private static final Map<String, Map<String, String>> TAKEN_OUT = Map.of(
            "cluster/WireVersion.java", Map.of(
                    "int CURRENT = 3;", "int CURRENT = 2;"),
            "serialization/MessageCodecs.java", Map.of(
                    "        add(new BundleCodec(this, dialect, unreadable).bundle(), first);\n", ""));

    private PreviousBuild() {}

    /** @param directory for what is made */
    static NodeProgram compile(Path directory) throws IOException {
        Path sources = Files.createDirectories(directory.resolve("sources"));
        Path classes = Files.createDirectories(directory.resolve("classes"));
        String classPath = System.getProperty("java.class.path");
        List<String> arguments = new ArrayList<>(List.of("--release", "17", "-proc:none", "-d", classes.toString(), "-cp", classPath));
        for (Map.Entry<String, Map<String, String>> file : TAKEN_OUT.entrySet()) {
            Path changed = sources.resolve(Path.of(file.getKey()).getFileName());
            Files.writeString(changed, changed(Files.readString(SOURCES.resolve(file.getKey())), file.getValue()));
            arguments.add(changed.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the previous build can't be compiled");
        }
        return new NodeProgram(classes + File.pathSeparator + classPath);
    }

    private static String changed(String source, Map<String, String> replacements) {
        String result = source;
        for (Map.Entry<String, String> each : replacements.entrySet()) {
            if (!result.contains(each.getKey())) {
                throw new IllegalStateException("this is not found any more: " + each.getKey());
            }
            result = result.replace(each.getKey(), each.getValue());
        }
        return result;
    }
}
