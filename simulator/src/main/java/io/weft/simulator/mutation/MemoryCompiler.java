package io.weft.simulator.mutation;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles patched sources in memory, against the class path of this process. It keeps the class path open between
 * compilations, which makes the later ones fast. Not thread-safe.
 */
final class MemoryCompiler {

    /** No annotation processors, no warnings, and no file that was not handed over. */
    private static final List<String> OPTIONS = List.of("-proc:none", "-nowarn", "-implicit:none", "-g");

    private final JavaCompiler compiler;
    private final StandardJavaFileManager classPath;

    /** @throws IllegalStateException if this Java has no compiler */
    MemoryCompiler() {
        compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("mutations need a JDK; this Java has no compiler");
        }
        classPath = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    }

    /**
     * Compiles all of them together.
     *
     * @return the class files by binary name, nested classes too
     * @throws BadMutation if they do not compile
     */
    Map<String, byte[]> compile(Mutation mutation, List<PatchedSource> sources) {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        Map<String, ByteArrayOutputStream> written = new HashMap<>();
        List<JavaFileObject> units = sources.stream().<JavaFileObject>map(SourceText::new).toList();
        // Closing the outputs would close the class path, too, which is kept.
        JavaFileManager outputs = new Outputs(classPath, written);
        if (!compiler.getTask(null, outputs, said, OPTIONS, null, units).call()) {
            String errors = said.getDiagnostics().stream().filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                    .map(MemoryCompiler::describe).collect(Collectors.joining("\n"));
            throw new BadMutation(mutation.name(), "it does not compile\n" + errors);
        }
        Map<String, byte[]> classes = new HashMap<>();
        written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
        return classes;
    }

    private static String describe(Diagnostic<? extends JavaFileObject> one) {
        String file = one.getSource() == null ? "" : one.getSource().getName() + ":" + one.getLineNumber() + ": ";
        return file + one.getMessage(Locale.ROOT);
    }

    private static final class SourceText extends SimpleJavaFileObject {

        private final PatchedSource source;

        SourceText(PatchedSource source) {
            super(URI.create("patched:///" + source.pathOfClass() + Kind.SOURCE.extension), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source.text();
        }

        @Override
        public String getName() {
            return source.file();
        }
    }

    private static final class Outputs extends ForwardingJavaFileManager<StandardJavaFileManager> {

        private final Map<String, ByteArrayOutputStream> written;

        Outputs(StandardJavaFileManager classPath, Map<String, ByteArrayOutputStream> written) {
            super(classPath);
            this.written = written;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind,
                FileObject sibling) {
            URI uri = URI.create("compiled:///" + className.replace('.', '/') + kind.extension);
            return new SimpleJavaFileObject(uri, kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    written.put(className, bytes);
                    return bytes;
                }
            };
        }
    }
}
