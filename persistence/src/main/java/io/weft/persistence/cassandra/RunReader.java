package io.weft.persistence.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalOwnership;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Reads one run back, page by page, and at its end knows whether it was what had been written. Blocks. Not thread-safe.
 */
final class RunReader implements Iterator<JournalOwnership.Row> {

    private final RunStore store;
    private final EntityId entity;
    private final Run run;
    private final Chunks chunks = new Chunks();
    private final DataInputStream in = new DataInputStream(chunks);
    private Optional<JournalOwnership.Row> next;

    RunReader(RunStore store, EntityId entity, Run run) {
        this.store = store;
        this.entity = entity;
        this.run = run;
        this.next = read();
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public JournalOwnership.Row next() {
        JournalOwnership.Row row = next.orElseThrow(NoSuchElementException::new);
        next = read();
        return row;
    }

    private Optional<JournalOwnership.Row> read() {
        try {
            Optional<JournalOwnership.Row> row = RowCodec.read(in);
            if (row.isEmpty() && (int) chunks.checksum.getValue() != run.checksum()) {
                throw new IOException("its checksum does not match");
            }
            return row;
        } catch (IOException e) {
            throw new JournalCorrupted(entity + ": run " + run.number() + " of epoch " + run.epoch()
                    + " of its checkpoint is broken: " + e.getMessage(), e);
        }
    }

    /** The content of the run, without a gap. */
    private final class Chunks extends InputStream {

        private final CRC32C checksum = new CRC32C();
        private final Deque<Row> page = new ArrayDeque<>();
        private ByteBuffer chunk = ByteBuffer.allocate(0);
        private int nextChunk;
        private final byte[] one = new byte[1];

        @Override
        public int read() throws IOException {
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (!chunk.hasRemaining() && !turn()) {
                return -1;
            }
            int some = Math.min(length, chunk.remaining());
            chunk.get(target, offset, some);
            return some;
        }

        private boolean turn() throws IOException {
            if (nextChunk == run.chunks()) {
                return false;
            }
            if (page.isEmpty()) {
                page.addAll(store.read(entity, run, nextChunk));
            }
            Row row = page.poll();
            if (row == null || row.getInt(0) != nextChunk) {
                throw new IOException("its chunk " + nextChunk + " of " + run.chunks() + " is missing");
            }
            chunk = row.getByteBuffer(1);
            checksum.update(chunk.duplicate());
            nextChunk++;
            return chunk.hasRemaining();
        }
    }
}
