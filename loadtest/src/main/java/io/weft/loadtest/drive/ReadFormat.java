package io.weft.loadtest.drive;

import io.weft.loadtest.wire.BalanceReader;
import io.weft.loadtest.wire.ReadWriter;
import io.weft.loadtest.workload.Source;
import io.weft.loadtest.workload.Work;
import java.io.IOException;

/** Batches of reads, as many of each operation as it wants balances. For one thread. */
final class ReadFormat implements Link.Format {

    private final Source source;
    private final Operations operations;
    private final ReadWriter writer;

    ReadFormat(Source source, Operations operations, ReadWriter writer) {
        this.source = source;
        this.operations = operations;
        this.writer = writer;
    }

    @Override
    public byte[] write(long batchId, Work[] works) {
        writer.beginBatch(batchId);
        for (Work work : works) {
            work.balancesAwaited = Work.BALANCES;
            for (int which = 0; which < Work.BALANCES; which++) {
                writer.exact(source.accountToRead(work, which));
            }
        }
        return writer.endBatch();
    }

    @Override
    public void read(byte[] response, Link link) throws IOException {
        BalanceReader.read(response, new Balances(link));
    }

    /** Of one response. */
    private final class Balances implements BalanceReader.Listener {

        private final Link link;

        Balances(Link link) {
            this.link = link;
        }

        @Override
        public void balance(long batchId, int index, long posted) {
            int operation = index / Work.BALANCES;
            Work work = link.peek(batchId, operation);
            if (work == null) {
                return;
            }
            work.balances[index % Work.BALANCES] = posted;
            if (--work.balancesAwaited == 0) {
                operations.read(link.take(batchId, operation));
            }
        }

        @Override
        public void notRead(long batchId, int index, String why) {
            Work work = link.take(batchId, index / Work.BALANCES);
            if (work != null) {
                operations.tryAgain(work, why);
            }
        }
    }
}
