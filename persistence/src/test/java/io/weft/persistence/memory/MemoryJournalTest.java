package io.weft.persistence.memory;

import io.weft.persistence.JournalContract;
import io.weft.protocol.journal.Journal;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class MemoryJournalTest {

    @Nested
    class Direct extends JournalContract {
        @Override
        protected Journal create() {
            return new MemoryJournal();
        }

        @Override
        protected Journal reopen(Journal closing) {
            return ((MemoryJournal) closing).reopen();
        }
    }

    @Nested
    class Asynchronous extends JournalContract {

        private static ExecutorService executor;

        @BeforeAll
        static void start() {
            executor = Executors.newSingleThreadExecutor();
        }

        @AfterAll
        static void stop() {
            executor.shutdownNow();
        }

        @Override
        protected Journal create() {
            return new MemoryJournal(executor);
        }

        @Override
        protected Journal reopen(Journal closing) {
            return ((MemoryJournal) closing).reopen();
        }
    }
}
