package io.weft.persistence.rocksdb;

import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.persistence.Recovered;
import io.weft.protocol.journal.EntityId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real disk that takes no more: the operating system limits how large a file may grow. */
class FullDiskTest {

    /** In blocks of 512 or 1024 bytes, as the shell likes; less than the largest frame, more than RocksDB's library. */
    private static final List<String> WITH_LIMIT = List.of("sh", "-c", "ulimit -f 50000; exec \"$@\"", "sh");

    @TempDir
    Path directory;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldStopAndKeepWhatWasAcknowledged() throws IOException, InterruptedException {
        // when
        ChildJvm child = ChildJvm.start(WITH_LIMIT, AppendTooMuch.class, directory.toString());
        List<String> said = child.waitForEnd();

        // then
        assertThat(said).contains("Durable[]").noneMatch(line -> line.equals("not stopped"));
        assertThat(said).last().asString().startsWith("fatal: ").contains(directory.toString());
        try (RocksJournal journal = TestJournals.open(directory)) {
            assertThat(Recovered.from(get(journal.claim(EntityId.shard(0)))).frames()).containsExactly("1:small");
        }
    }
}
