package io.weft.simulator.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.protocol.effects.Outbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutatedProgramTest {

    private static final String FILE = "simulator/src/main/java/io/weft/simulator/mutation/Counting.java";
    private static final String CLASS = Counting.class.getName();

    @TempDir
    private Path root;

    @BeforeEach
    void putTheSourceIntoTheRepository() throws IOException {
        Path source = RepositoryRoot.find().resolve("simulator/src/test/java/io/weft/simulator/mutation/Counting.java");
        Files.createDirectories(root.resolve(FILE).getParent());
        Files.copy(source, root.resolve(FILE));
    }

    @Test
    void shouldRunWhatIsPatchedInANestedClass() {
        // given a program whose nested class is patched
        try (MutatedProgram program = MutatedProgram.of(root, patch("seed >= 0", "seed >= 0 && seed != 7"))) {
            LongFunction<String> judge = program.instantiate(CLASS);

            // when, then it shows, in a message to which a class that is not patched adds its part
            assertThat(judge.apply(6)).isNull();
            assertThat(judge.apply(7)).isEqualTo("seed 7 is not allowed by the neighbour");
        }
    }

    @Test
    void shouldLeaveTheOriginalAlone() {
        // given
        int judgedBefore = Counting.judged();
        try (MutatedProgram program = MutatedProgram.of(root, patch("seed >= 0", "false"))) {
            LongFunction<String> judge = program.instantiate(CLASS);

            // when
            String verdict = judge.apply(1);

            // then the original judges as ever and shares no state with the mutated one
            assertThat(verdict).isNotNull();
            assertThat(Counting.judged()).isEqualTo(judgedBefore);
            assertThat(new Counting().apply(1)).isNull();
            assertThat(judge.getClass().getClassLoader()).isSameAs(getClass().getClassLoader());
        }
    }

    @Test
    void shouldHaveStaticStateOfItsOwn() throws ReflectiveOperationException {
        // given two programs of one mutation
        Mutation mutation = patch("judged++;", "judged += 10;");
        try (MutatedProgram one = MutatedProgram.of(root, mutation); MutatedProgram other = MutatedProgram.of(root, mutation)) {
            // when
            one.instantiate(CLASS).apply(1);
            one.instantiate(CLASS).apply(1);
            other.instantiate(CLASS).apply(1);

            // then
            assertThat(judged(one)).isEqualTo(20);
            assertThat(judged(other)).isEqualTo(10);
        }
    }

    @Test
    void shouldPatchAMachine() throws ReflectiveOperationException {
        // given a change in a class that is nested in the real one
        Patch patch = new Patch("protocol/src/main/java/io/weft/protocol/effects/Outbox.java",
                "return byDestination.isEmpty();", "return false;");
        Mutation mutation = new Mutation("never-empty", 17, "An outbox is never empty.", List.of(patch));

        // when
        try (MutatedProgram program = MutatedProgram.of(RepositoryRoot.find(), mutation)) {
            Class<?> outbox = program.classLoader().loadClass("io.weft.protocol.effects.Outbox");
            Class<?> piles = program.classLoader().loadClass("io.weft.protocol.effects.Outbox$Piles");

            // then it is so, all machines live in the mutated world, and nothing else does
            Object made = outbox.getConstructor().newInstance();
            assertThat(outbox.getMethod("isEmpty").invoke(made)).isEqualTo(false);
            assertThat(new Outbox().isEmpty()).isTrue();
            assertThat(piles.getClassLoader()).isSameAs(program.classLoader());
            assertThat(program.classLoader().loadClass("io.weft.protocol.effects.Effects").getClassLoader())
                    .isSameAs(program.classLoader());
            assertThat(program.classLoader().loadClass("java.util.List")).isSameAs(List.class);
        }
    }

    @Test
    void shouldSayWhatIsNotFound() {
        assertThatThrownBy(() -> MutatedProgram.of(root, patch("seed > 17", "false"))).isInstanceOf(BadMutation.class)
                .hasMessageContaining("sample").hasMessageContaining(FILE).hasMessageContaining("not found")
                .hasMessageContaining("seed > 17");
    }

    @Test
    void shouldSayWhatIsFoundTwice() {
        assertThatThrownBy(() -> MutatedProgram.of(root, patch("judged", "counted"))).isInstanceOf(BadMutation.class)
                .hasMessageContaining("sample").hasMessageContaining(FILE).hasMessageContaining("more than once");
    }

    @Test
    void shouldSayWhatDoesNotCompile() {
        assertThatThrownBy(() -> MutatedProgram.of(root, patch("seed >= 0", "seed >= nothing"))).isInstanceOf(BadMutation.class)
                .hasMessageContaining("sample").hasMessageContaining(FILE + ":22").hasMessageContaining("nothing");
    }

    @Test
    void shouldSayWhichFileIsNotThere() {
        // given
        Patch patch = new Patch("simulator/src/main/java/Gone.java", "a", "b");
        Mutation mutation = new Mutation("sample", 1, "It is gone.", List.of(patch));

        // when, then
        assertThatThrownBy(() -> MutatedProgram.of(root, mutation)).isInstanceOf(BadMutation.class)
                .hasMessageContaining("sample").hasMessageContaining("Gone.java can't be read");
    }

    @Test
    void shouldMakeNothingWhenItIsClosed() {
        // given
        MutatedProgram program = MutatedProgram.of(root, patch("seed >= 0", "false"));

        // when
        program.close();

        // then
        assertThatThrownBy(() -> program.instantiate(CLASS)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldMakeOnlyJudges() {
        try (MutatedProgram program = MutatedProgram.of(root, patch("seed >= 0", "false"))) {
            assertThatThrownBy(() -> program.instantiate("java.lang.Object")).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no LongFunction");
            assertThatThrownBy(() -> program.instantiate("io.weft.simulator.Nothing"))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Nothing");
        }
    }

    private static int judged(MutatedProgram program) throws ReflectiveOperationException {
        var judged = program.classLoader().loadClass(CLASS).getDeclaredField("judged");
        judged.setAccessible(true);
        return judged.getInt(null);
    }

    private static Mutation patch(String find, String replace) {
        return new Mutation("sample", 1, "It is patched.", List.of(new Patch(FILE, find, replace)));
    }
}
