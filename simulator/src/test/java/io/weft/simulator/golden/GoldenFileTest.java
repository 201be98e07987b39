package io.weft.simulator.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFileTest {

    @TempDir
    private Path folder;

    @Test
    void shouldShowWhereATextFirstDiffersAndHowToStoreIt() {
        // given
        GoldenFile golden = new GoldenFile(folder.resolve("one.txt"));
        golden.write("a\nb\nc\n");

        // when
        String difference = golden.difference("a\nb\nd\n");

        // then
        assertTrue(difference.contains("first in line 3:\n    a\n    b\n  - c\n  + d\n"), difference);
        assertTrue(difference.contains("-Dweft.golden=write"), difference);
    }

    @Test
    void shouldShowLinesThatAreNewAtTheEnd() {
        // given
        GoldenFile golden = new GoldenFile(folder.resolve("one.txt"));
        golden.write("a\n");

        // when
        String difference = golden.difference("a\nb\n");

        // then
        assertTrue(difference.contains("first in line 2:\n    a\n  + b\n"), difference);
    }

    @Test
    void shouldReadNothingWhereNothingIsStored() {
        // given
        GoldenFile golden = new GoldenFile(folder.resolve("one.txt"));

        // when
        String text = golden.read();

        // then
        assertEquals("", text);
    }
}
