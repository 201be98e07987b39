package io.weft.simulator.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationTableTest {

    @TempDir
    private Path folder;

    @Test
    void shouldSortByRuleAndThenByName() throws IOException {
        // given
        List<MutationResult> results = List.of(result("b", 10, 3, "a | b\nsecond line"), result("c", 2, 500, null),
                result("a", 10, 1, "x".repeat(300)));

        // when
        MutationTable.write(folder.resolve("mutations.md"), results);

        // then
        List<String> rows = Files.readAllLines(folder.resolve("mutations.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| rule")).toList();
        assertThat(rows).containsExactly(
                "| 2 | c | It forgets. | more than 500 | **nothing** |",
                "| 10 | a | It forgets. | 1 | " + "x".repeat(159) + "… |",
                "| 10 | b | It forgets. | 3 | a \\| b |");
    }

    @Test
    void shouldNotDependOnHowLongItTook() {
        // given
        MutationResult slow = new MutationResult(result("a", 1, 1, "wrong").mutation(), 1, "wrong", 10_000);

        // when, then
        assertThat(MutationTable.render(List.of(slow))).isEqualTo(MutationTable.render(List.of(result("a", 1, 1, "wrong"))));
    }

    private static MutationResult result(String name, int rule, int seeds, String verdict) {
        Mutation mutation = new Mutation(name, rule, "It forgets.", List.of(new Patch("A.java", "a", "b")));
        return new MutationResult(mutation, seeds, verdict, 5);
    }
}
