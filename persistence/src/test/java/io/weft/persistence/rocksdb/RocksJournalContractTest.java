package io.weft.persistence.rocksdb;

import io.weft.persistence.JournalContract;
import io.weft.protocol.journal.Journal;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksJournalContractTest extends JournalContract {

    @TempDir
    Path directory;

    @Override
    protected Journal create() {
        return TestJournals.open(directory);
    }

    @Override
    protected Journal reopen(Journal closing) {
        closing.close();
        return TestJournals.open(directory);
    }
}
