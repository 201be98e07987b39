package io.weft.persistence.rocksdb;

import static io.weft.persistence.Recovered.bytes;
import static io.weft.persistence.Stages.get;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.journal.JournalOwnership;
import java.nio.file.Path;

/** A program that stops, as a node would, when the disk takes no more. */
final class AppendTooMuch {

    private AppendTooMuch() {}

    public static void main(String[] arguments) {
        RocksJournal journal = RocksJournal.open(TestJournals.settings(Path.of(arguments[0])), AppendTooMuch::stop);
        JournalOwnership owner = get(journal.claim(EntityId.shard(0)));
        System.out.println(get(owner.append(1, bytes("small"))));
        get(owner.append(2, new byte[Journal.MAX_FRAME_BYTES]));
        System.out.println("not stopped");
    }

    private static void stop(Throwable cause) {
        System.out.println("fatal: " + cause.getMessage());
        System.out.flush();
        Runtime.getRuntime().halt(3);
    }
}
