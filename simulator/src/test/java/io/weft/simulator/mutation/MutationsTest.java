package io.weft.simulator.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationsTest {

    /** Those of the list of rules that the machines and the entity around them carry; the rest is the journal's. */
    private static final int LAST_RULE_CARRIED = 22;
    private static final String EXAMPLE = """
            rule: 3
            what: It forgets.

            in A.java
            --- find
            a
            --- replace
            b
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldFitTheSources() {
        // given one compiler for all, which is fast
        MemoryCompiler compiler = new MemoryCompiler();
        Path root = RepositoryRoot.find();
        SoftAssertions all = new SoftAssertions();

        // when, then each is found where it is looked for, and compiles
        for (Mutation mutation : Mutations.all()) {
            all.assertThatCode(() -> {
                List<PatchedSource> sources = PatchedSource.of(root, mutation);
                assertThat(compiler.compile(mutation, sources)).isNotEmpty();
            }).as(mutation.name()).doesNotThrowAnyException();
        }
        all.assertAll();
    }

    @Test
    void shouldTakeOutEveryRule() {
        // when
        Set<Integer> rules = Mutations.all().stream().map(Mutation::rule).collect(Collectors.toSet());

        // then
        assertThat(rules).containsAll(IntStream.rangeClosed(1, LAST_RULE_CARRIED).boxed().toList());
    }

    @Test
    void shouldSayWhatEachDoesInOneSentence() {
        // when
        List<Mutation> all = Mutations.all();

        // then
        assertThat(all).allSatisfy(mutation -> assertThat(mutation.what()).matches("[A-Z].{20,160}\\."));
        assertThat(new HashSet<>(all.stream().map(Mutation::what).toList())).hasSameSizeAs(all);
        assertThat(new HashSet<>(all.stream().map(Mutation::patches).toList())).hasSameSizeAs(all);
    }

    @Test
    void shouldFindOneByItsName() {
        assertThat(Mutations.named("forgets-when-sent").rule()).isEqualTo(16);
        assertThatThrownBy(() -> Mutations.named("none")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none");
    }

    @Test
    void shouldReadThemInOrderFromAJarToo() throws IOException {
        // given
        URI jar = URI.create("jar:" + folder.resolve("some.jar").toUri());
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Path inside = Files.createDirectory(files.getPath("/mutations"));
            Files.writeString(inside.resolve("b.txt"), EXAMPLE);
            Files.writeString(inside.resolve("a.txt"), EXAMPLE);
            Files.writeString(inside.resolve("c.txt"), EXAMPLE.replace("rule: 3", "rule: 2"));
            try (OutputStream other = Files.newOutputStream(inside.resolve("readme"))) {
                other.write(1);
            }

            // when
            List<Mutation> read = Mutations.read(inside);

            // then
            assertThat(read).extracting(Mutation::name).containsExactly("c", "a", "b");
        }
    }
}
