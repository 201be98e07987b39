package io.weft.simulator.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MutationFileTest {

    private static final String HEADER = "rule: 16\nwhat: It forgets.\n\n";
    private static final String FILE = "protocol/src/main/java/io/weft/A.java";

    @Test
    void shouldReadPatchesOfSeveralFiles() {
        // given two patches of one file and one of another
        String text = HEADER + "in " + FILE + "\n--- find\n    a\n\n    b\n--- replace\n    c\n\n--- find\nd\n--- replace\n\n"
                + "in B.java\n--- find\ne\n--- replace\nf\n";

        // when
        Mutation mutation = MutationFile.parse("forgets", text);

        // then blank lines count within a text and not around it
        assertThat(mutation.name()).isEqualTo("forgets");
        assertThat(mutation.rule()).isEqualTo(16);
        assertThat(mutation.what()).isEqualTo("It forgets.");
        assertThat(mutation.patches()).containsExactly(new Patch(FILE, "    a\n\n    b", "    c"), new Patch(FILE, "d", ""),
                new Patch("B.java", "e", "f"));
    }

    @Test
    void shouldNameTheMutationAndTheLineOfWhatIsWrong() {
        // given a file without the heading of the replacement
        String text = HEADER + "in " + FILE + "\n--- find\na\n";

        // when, then
        assertThatThrownBy(() -> MutationFile.parse("forgets", text)).isInstanceOf(BadMutation.class)
                .hasMessageContaining("forgets").hasMessageContaining("line 7").hasMessageContaining("--- replace");
    }

    @Test
    void shouldRefuseAFileThatFindsNothing() {
        // given
        String text = HEADER + "in " + FILE + "\n--- find\n\n--- replace\na\n";

        // when, then
        assertThatThrownBy(() -> MutationFile.parse("forgets", text)).isInstanceOf(BadMutation.class)
                .hasMessageContaining("no text to find");
    }

    @Test
    void shouldRefuseAFileWithoutPatches() {
        assertThatThrownBy(() -> MutationFile.parse("forgets", HEADER)).isInstanceOf(BadMutation.class)
                .hasMessageContaining("patches nothing");
    }

    @Test
    void shouldRefuseARuleThatDoesNotExist() {
        // given
        String patch = "what: It forgets.\n\nin " + FILE + "\n--- find\na\n--- replace\nb\n";

        // when, then
        assertThatThrownBy(() -> MutationFile.parse("forgets", "rule: 25\n" + patch)).hasMessageContaining("no rule 25");
        assertThatThrownBy(() -> MutationFile.parse("forgets", "rule: none\n" + patch)).isInstanceOf(BadMutation.class)
                .hasMessageContaining("none");
    }

    @Test
    void shouldRefuseAHeaderInDisorder() {
        assertThatThrownBy(() -> MutationFile.parse("forgets", "what: It forgets.\nrule: 16\n"))
                .isInstanceOf(BadMutation.class).hasMessageContaining("line 1").hasMessageContaining("rule:");
    }
}
