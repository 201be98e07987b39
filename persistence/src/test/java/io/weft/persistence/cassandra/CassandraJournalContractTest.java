package io.weft.persistence.cassandra;

import io.weft.persistence.JournalContract;
import io.weft.protocol.journal.Journal;

class CassandraJournalContractTest extends JournalContract {

    private CassandraSettings settings;

    @Override
    protected Journal create() {
        settings = TestCassandra.empty("contract");
        return CassandraJournal.open(settings);
    }

    @Override
    protected Journal reopen(Journal closing) {
        closing.close();
        return CassandraJournal.open(settings);
    }
}
