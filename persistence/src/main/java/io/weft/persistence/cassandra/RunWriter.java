package io.weft.persistence.cassandra;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.zip.CRC32C;

/** Writes one run, a few chunks at a time. Blocks. Not thread-safe. */
final class RunWriter {

    /** On their way at once: more would only wait at Cassandra, in front of the appends. */
    private static final int MAX_IN_FLIGHT = 3;

    private final RunStore store;
    private final EntityId entity;
    private final long epoch;
    private final long number;
    private final Deque<Sent> inFlight = new ArrayDeque<>();
    private final CRC32C checksum = new CRC32C();

    private ByteBuffer chunk = ByteBuffer.allocate(Run.CHUNK_BYTES);
    private int chunks;
    private long bytes;

    private record Sent(int chunk, ByteBuffer data, CompletionStage<?> stage) {}

    private RunWriter(RunStore store, EntityId entity, long epoch, long number) {
        this.store = store;
        this.entity = entity;
        this.epoch = epoch;
        this.number = number;
    }

    /** @return the run, all of it at a quorum */
    static Run write(RunStore store, EntityId entity, long epoch, long number, Iterator<Row> sorted) {
        RunWriter writer = new RunWriter(store, entity, epoch, number);
        sorted.forEachRemaining(writer::add);
        return writer.finish();
    }

    private void add(Row row) {
        put(RowCodec.header(row));
        put(ByteBuffer.wrap(row.key()));
        if (row.value() != null) {
            put(ByteBuffer.wrap(row.value()));
        }
    }

    private void put(ByteBuffer content) {
        checksum.update(content.duplicate());
        bytes += content.remaining();
        while (content.hasRemaining()) {
            if (!chunk.hasRemaining()) {
                send();
            }
            int some = Math.min(content.remaining(), chunk.remaining());
            chunk.put(content.slice().limit(some));
            content.position(content.position() + some);
        }
    }

    private void send() {
        ByteBuffer data = chunk.flip();
        inFlight.add(new Sent(chunks, data, store.insert(entity, epoch, number, chunks, data)));
        chunks++;
        chunk = ByteBuffer.allocate(Run.CHUNK_BYTES);
        if (inFlight.size() > MAX_IN_FLIGHT) {
            awaitOldest();
        }
    }

    private void awaitOldest() {
        Sent oldest = inFlight.remove();
        try {
            oldest.stage().toCompletableFuture().join();
        } catch (RuntimeException e) {
            store.patience().until("writing a checkpoint of " + entity,
                    () -> store.insert(entity, epoch, number, oldest.chunk(), oldest.data()).toCompletableFuture().join());
        }
    }

    private Run finish() {
        if (chunk.position() > 0) {
            send();
        }
        while (!inFlight.isEmpty()) {
            awaitOldest();
        }
        return new Run(epoch, number, bytes, (int) checksum.getValue());
    }
}
