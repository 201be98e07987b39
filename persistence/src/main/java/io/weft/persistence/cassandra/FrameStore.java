package io.weft.persistence.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.weft.protocol.journal.EntityId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.StreamSupport;

/** The stored frames. Reads and deletions block, and go on until they succeed; {@link #insert} does not. Thread-safe. */
final class FrameStore {

    /** Parts of one frame on their way at once. */
    private static final int MAX_PARTS_IN_FLIGHT = 4;

    /** At most 32 MiB, and as a rule far less. */
    private static final int PAGE_PARTS = 32;

    private final CqlSession session;
    private final Tables tables;
    private final Patience patience;

    FrameStore(CqlSession session, Tables tables, Patience patience) {
        this.session = session;
        this.tables = tables;
        this.patience = patience;
    }

    /** Completes when all of the frame is at a quorum; fails if that is not known. May be repeated. Never throws. */
    CompletionStage<?> insert(EntityId entity, PlacedFrame frame) {
        try {
            return insert(entity, frame.segment(), frame.position(), frame.frame().stored(), frame.parts(), 0);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private CompletionStage<?> insert(EntityId entity, SegmentId segment, long position, byte[] stored, int parts, int from) {
        int to = Math.min(parts, from + MAX_PARTS_IN_FLIGHT);
        if (to - from == 1) {
            return insertPart(entity, segment, position, from, PlacedFrame.part(stored, from));
        }
        List<CompletableFuture<?>> some = new ArrayList<>();
        for (int part = from; part < to; part++) {
            some.add(insertPart(entity, segment, position, part, PlacedFrame.part(stored, part)).toCompletableFuture());
        }
        CompletableFuture<?> all = CompletableFuture.allOf(some.toArray(new CompletableFuture<?>[0]));
        return to == parts ? all : all.thenCompose(done -> insert(entity, segment, position, stored, parts, to));
    }

    private CompletionStage<?> insertPart(EntityId entity, SegmentId segment, long position, int part, ByteBuffer data) {
        return session.executeAsync(tables.insertFrame.bind(
                entity.toString(), segment.epoch(), segment.number(), position, part, data));
    }

    /** One stored part of a frame. */
    record Part(long position, int part, ByteBuffer data) {}

    /** Some parts behind this one, in order; empty if there are no more in this segment. */
    List<Part> read(EntityId entity, SegmentId segment, long afterPosition, int afterPart) {
        BoundStatement statement = tables.readFrames
                .bind(entity.toString(), segment.epoch(), segment.number(), afterPosition, afterPart)
                .setPageSize(PAGE_PARTS);
        return patience.until("reading frames of " + entity, () -> {
            var page = session.execute(statement);
            int rows = page.getAvailableWithoutFetching();
            return StreamSupport.stream(page.spliterator(), false).limit(rows).map(FrameStore::part).toList();
        });
    }

    private static Part part(Row row) {
        return new Part(row.getLong(0), row.getInt(1), row.getByteBuffer(2));
    }

    void delete(EntityId entity, SegmentId segment) {
        BoundStatement statement = tables.deleteSegment.bind(entity.toString(), segment.epoch(), segment.number());
        patience.until("deleting a segment of " + entity, () -> session.execute(statement));
    }
}
