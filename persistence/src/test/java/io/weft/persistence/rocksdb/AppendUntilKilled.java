package io.weft.persistence.rocksdb;

import static io.weft.persistence.Stages.get;

import io.weft.persistence.Recovered;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A program that recovers some shards, then appends to all of them and says what was acknowledged, until it is killed. */
final class AppendUntilKilled {

    static final int SHARDS = 6;

    private static final int FRAMES_PER_CHECKPOINT = 20;
    private static final int ROWS = 300;

    private AppendUntilKilled() {}

    public static void main(String[] arguments) {
        RocksJournal journal;
        try {
            journal = TestJournals.open(Path.of(arguments[0]));
        } catch (RuntimeException e) {
            System.out.println(e);
            return;
        }
        for (int shard = 0; shard < SHARDS; shard++) {
            JournalOwnership owner = get(journal.claim(EntityId.shard(shard)));
            new Thread(() -> appendForever(owner)).start();
        }
    }

    private static void appendForever(JournalOwnership owner) {
        long last = Recovered.from(owner).last();
        say("recovered " + owner.entity().index() + " " + last);
        for (long position = last + 1; ; position++) {
            AppendResult result = get(owner.append(position, payload(owner.entity(), position)));
            if (!result.equals(AppendResult.DURABLE)) {
                throw new IllegalStateException("" + result);
            }
            say("durable " + owner.entity().index() + " " + position);
            if (position % FRAMES_PER_CHECKPOINT == 0) {
                get(owner.checkpoint(position, rows(position).iterator()));
            }
        }
    }

    /** Of many sizes. */
    static byte[] payload(EntityId entity, long position) {
        String text = entity + " " + position + " ";
        return text.repeat(1 + (int) (position * 7919 % 2000)).getBytes(StandardCharsets.UTF_8);
    }

    /** Too many for the write of the marker; every one says up to where they go. */
    private static List<Row> rows(long position) {
        return IntStream.range(0, ROWS)
                .mapToObj(n -> Recovered.row("row " + n, position + " ".repeat(100)))
                .collect(Collectors.toList());
    }

    private static void say(String line) {
        synchronized (System.out) {
            System.out.println(line);
        }
    }
}
