package io.weft.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.node.Node;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example of the javadoc, as it stands there, compiled and run against a real node; and its copy in the docs. */
@Timeout(120)
class ExampleTest {

    private static final Path JAVADOC = Path.of("src/main/java/io/weft/client/package-info.java");
    private static final Path DOCS = Path.of("../docs/client.md");

    @TempDir
    Path directory;

    @Test
    void shouldDoAndPrintWhatTheJavadocSays() throws Exception {
        // given
        String example = javadocExample();
        try (Node node = RealNode.start(directory.resolve("journal"), 0)) {

            // when
            String printed = run(example.replace("127.0.0.1:7400", node.address()));

            // then
            assertThat(printed.lines()).containsExactly("refused: INSUFFICIENT_FUNDS", "alice has 12345");
        }
    }

    @Test
    void shouldBeTheSameInTheDocs() throws Exception {
        // given
        String docs = Files.readString(DOCS);

        // when, then
        assertThat(docs).contains("```java\n" + javadocExample() + "\n```");
    }

    private static String javadocExample() throws Exception {
        List<String> lines = Files.readAllLines(JAVADOC);
        int begin = lines.indexOf(" * <pre>{@code") + 1;
        int end = lines.indexOf(" * }</pre>");
        return lines.subList(begin, end).stream().map(line -> line.replaceFirst("^ \\* ?", "")).collect(Collectors.joining("\n"));
    }

    private String run(String example) throws Exception {
        Path source = directory.resolve("Example.java");
        Files.writeString(source, "import io.weft.client.*;\nimport java.util.concurrent.*;\n"
                + "public class Example {\n  public static void run() {\n" + example + "\n  }\n}\n");
        int errors = ToolProvider.getSystemJavaCompiler().run(null, null, null,
                "-cp", System.getProperty("java.class.path"), "-d", directory.toString(), source.toString());
        assertThat(errors).isZero();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
            loader.loadClass("Example").getMethod("run").invoke(null);
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
