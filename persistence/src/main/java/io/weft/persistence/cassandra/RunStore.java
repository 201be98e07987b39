package io.weft.persistence.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.weft.protocol.journal.EntityId;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The chunks of runs. Reads and deletions block, and go on until they succeed. Thread-safe. */
final class RunStore {

    private static final int PAGE_CHUNKS = 16;

    private final CqlSession session;
    private final Tables tables;
    private final Patience patience;

    RunStore(CqlSession session, Tables tables, Patience patience) {
        this.session = session;
        this.tables = tables;
        this.patience = patience;
    }

    Patience patience() {
        return patience;
    }

    CompletionStage<?> insert(EntityId entity, long epoch, long number, int chunk, ByteBuffer data) {
        return session.executeAsync(tables.insertChunk.bind(
                entity.toString(), epoch, number, Run.sliceOf(chunk), chunk, data));
    }

    /** Some chunks from this one on, in order, all of the same slice; empty if it is not there. */
    List<Row> read(EntityId entity, Run run, int fromChunk) {
        BoundStatement statement = tables.readChunks
                .bind(entity.toString(), run.epoch(), run.number(), Run.sliceOf(fromChunk), fromChunk)
                .setPageSize(PAGE_CHUNKS);
        return patience.until("reading a run of " + entity, () -> {
            var page = session.execute(statement);
            int rows = page.getAvailableWithoutFetching();
            return java.util.stream.StreamSupport.stream(page.spliterator(), false).limit(rows).toList();
        });
    }

    void delete(EntityId entity, Run run) {
        for (int slice = 0; slice < run.slices(); slice++) {
            BoundStatement statement = tables.deleteSlice.bind(entity.toString(), run.epoch(), run.number(), slice);
            patience.until("deleting a run of " + entity, () -> session.execute(statement));
        }
    }
}
