package io.weft.loadtest.drive;

import io.weft.api.v1.RejectionCode;
import io.weft.loadtest.wire.OutcomeReader;
import io.weft.loadtest.wire.OutcomeReader.Kind;
import io.weft.loadtest.wire.StepWriter;
import io.weft.loadtest.workload.Source;
import io.weft.loadtest.workload.Work;
import java.io.IOException;

/** Batches of transactions. For one thread. */
final class ExecuteFormat implements Link.Format {

    private final Source source;
    private final Operations operations;
    private final StepWriter writer;

    ExecuteFormat(Source source, Operations operations, StepWriter writer) {
        this.source = source;
        this.operations = operations;
        this.writer = writer;
    }

    @Override
    public byte[] write(long batchId, Work[] works) {
        writer.beginBatch(batchId);
        for (Work work : works) {
            writer.beginTransaction(work.idHigh, work.idLow);
            source.write(work, writer);
            writer.endTransaction();
        }
        return writer.endBatch();
    }

    @Override
    public void read(byte[] response, Link link) throws IOException {
        OutcomeReader.read(response, (batchId, index, kind, code) -> outcome(link.take(batchId, index), kind, code));
    }

    /** @param work null if it was answered before */
    private void outcome(Work work, Kind kind, int code) {
        if (work == null) {
            return;
        }
        if (kind == Kind.COMMITTED) {
            operations.committed(work);
        } else if (kind == Kind.REJECTED && code != RejectionCode.TX_EXPIRED_VALUE) {
            operations.rejected(work, code);
        } else {
            operations.tryAgain(work, kind + " " + code);
        }
    }
}
