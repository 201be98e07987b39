package io.weft.persistence;

import static io.weft.persistence.Recovered.bytes;
import static io.weft.persistence.Stages.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An empty journal for each test, and the way in which most tests use it. */
abstract class JournalUnderTest {

    static final EntityId SHARD = EntityId.shard(3);

    private Journal journal;

    /** An empty one. */
    protected abstract Journal create();

    /** Closes it and opens what it has stored, as a restarted process would. */
    protected abstract Journal reopen(Journal closing);

    @BeforeEach
    void createJournal() {
        journal = create();
    }

    @AfterEach
    void closeJournal() {
        journal.close();
    }

    final Journal journal() {
        return journal;
    }

    final void reopen() {
        journal = reopen(journal);
    }

    /** A new owner that has recovered, so that it may append. */
    final JournalOwnership claim(EntityId entity) {
        JournalOwnership owner = get(journal.claim(entity));
        Recovered.lastOf(owner);
        return owner;
    }

    /** What a new owner finds. */
    final Recovered recover(EntityId entity) {
        return Recovered.from(get(journal.claim(entity)));
    }

    static void append(JournalOwnership owner, long position, String payload) {
        assertThat(get(owner.append(position, bytes(payload)))).isEqualTo(AppendResult.DURABLE);
    }

    static void checkpoint(JournalOwnership owner, long position, Row... rows) {
        assertThat(get(owner.checkpoint(position, List.of(rows).iterator()))).isEqualTo(AppendResult.DURABLE);
    }
}
