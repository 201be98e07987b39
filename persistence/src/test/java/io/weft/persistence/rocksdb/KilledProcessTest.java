package io.weft.persistence.rocksdb;

import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership.Recovery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that appends is killed with SIGKILL, again and again: what it said was durable is there. */
class KilledProcessTest {

    /** More of them: {@code -Dweft.kills=100}. */
    private static final int KILLS = Integer.getInteger("weft.kills", 4);

    @TempDir
    Path directory;

    @Test
    void shouldKeepAllThatWasAcknowledged() throws IOException, InterruptedException {
        Random random = new Random(20);
        long[] durable = new long[AppendUntilKilled.SHARDS];
        for (int kill = 0; kill < KILLS; kill++) {
            // given
            ChildJvm child = ChildJvm.start(AppendUntilKilled.class, directory.toString());

            // when
            int lines = random.nextInt(600);
            for (int line = 0; line < lines; line++) {
                note(child.nextLine(), durable);
            }
            for (String line : child.kill()) {
                note(line, durable);
            }

            // then
            requireAllThere(durable);
        }
    }

    private static void note(String line, long[] durable) {
        assertThat(line).matches("durable \\d+ \\d+|recovered \\d+ \\d+|[dr][a-z]*( \\d*)?");
        String[] words = line.split(" ");
        if (words.length == 3) {
            int shard = Integer.parseInt(words[1]);
            durable[shard] = Math.max(durable[shard], Long.parseLong(words[2]));
        }
    }

    private void requireAllThere(long[] durable) {
        try (RocksJournal journal = TestJournals.open(directory)) {
            for (int shard = 0; shard < durable.length; shard++) {
                EntityId entity = EntityId.shard(shard);
                Check check = new Check(entity);
                long last = get(journal.claim(entity)).recover(check);
                assertThat(last).as("last frame of " + entity).isGreaterThanOrEqualTo(durable[shard]);
                assertThat(check.checkpoints).as("one checkpoint, whole").hasSizeLessThan(2);
                durable[shard] = last;
            }
        }
    }

    private static final class Check implements Recovery {

        private final EntityId entity;
        private final Set<String> checkpoints = new HashSet<>();

        Check(EntityId entity) {
            this.entity = entity;
        }

        @Override
        public void row(byte[] key, byte[] value) {
            checkpoints.add(new String(value, StandardCharsets.UTF_8));
        }

        @Override
        public void frame(long position, byte[] payload) {
            assertThat(payload).isEqualTo(AppendUntilKilled.payload(entity, position));
        }
    }
}
