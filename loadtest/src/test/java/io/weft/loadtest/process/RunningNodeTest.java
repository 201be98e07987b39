package io.weft.loadtest.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.loadtest.fake.FakeNode;
import io.weft.local.cassandra.DirectorySize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RunningNodeTest {

    @Test
    void shouldGoOnWithOtherSettingsOnTheSameJournal() throws Exception {
        // given
        NodeProgram program = FakeNode.program("none");
        try (RunningNode node = RunningNode.start(program, null)) {
            String before = Files.readString(node.directory().resolve("journal/opened"));

            // when
            node.restart(program.withSettings(List.of("some.setting = 1")));

            // then
            assertThat(Files.readString(node.directory().resolve("node.conf"))).contains("some.setting = 1");
            assertThat(Files.readString(node.directory().resolve("journal/opened"))).isNotEqualTo(before);
            assertThat(node.bytesOnDisk()).isPositive();
        }
    }

    @Test
    void shouldHaveTheNodeCollectItsGarbage() throws Exception {
        // given
        try (RunningNode node = RunningNode.start(FakeNode.program("none"), null)) {
            // when, then it does not fail
            node.collectGarbage();
        }
    }

    @Test
    void shouldSayWhyGarbageCantBeCollected() {
        // when, then: there is no process with this number
        assertThatThrownBy(() -> FullCollection.of(Integer.MAX_VALUE)).isInstanceOf(IOException.class)
                .hasMessageContaining("can't be told to collect");
    }

    @Test
    void shouldGiveTheNodeAnotherHeap() {
        // when
        List<String> command = FakeNode.program("none").withHeapMb(300).withHeapMb(400).command();

        // then
        assertThat(command).contains("-Xmx400m").filteredOn(word -> word.startsWith("-Xmx")).hasSize(1);
        assertThat(command).contains("-XX:MaxNewSize=240m").doesNotContain("-XX:MaxNewSize=180m");
    }

    @Test
    void shouldAddUpTheSizesOfAllFiles(@TempDir Path directory) throws Exception {
        // given
        Files.writeString(directory.resolve("a"), "12345");
        Files.writeString(Files.createDirectory(directory.resolve("below")).resolve("b"), "678");

        // when, then
        assertThat(DirectorySize.bytes(directory)).isEqualTo(8);
        assertThat(DirectorySize.bytes(directory.resolve("none"))).isZero();
    }
}
