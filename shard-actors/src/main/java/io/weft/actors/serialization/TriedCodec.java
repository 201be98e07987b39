package io.weft.actors.serialization;

import com.google.protobuf.ByteString;
import io.weft.protocol.codec.internal.v1.TriedColumns;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.TxId;
import java.nio.ByteBuffer;

/** The columns that name attempts: written item by item, read by index. Not thread-safe. */
final class TriedCodec {

    private TriedCodec() {}

    /** For a known number of items. */
    static final class Writer {

        private final IdColumn txIds;
        private final TriedColumns.Builder columns = TriedColumns.newBuilder();
        private final int count;
        private Attempt first;
        private boolean sameCoordinator = true;
        private boolean sameEpoch = true;

        Writer(int count) {
            this.count = count;
            this.txIds = new IdColumn(count);
        }

        void add(TxId txId, Attempt attempt) {
            if (first == null) {
                first = attempt;
            }
            sameCoordinator &= attempt.coordinator() == first.coordinator();
            sameEpoch &= attempt.epoch() == first.epoch();
            txIds.add(txId.high(), txId.low());
            columns.addCoordinators(attempt.coordinator()).addEpochs(attempt.epoch()).addSequences(attempt.sequence());
        }

        TriedColumns take() {
            if (sameCoordinator && count > 1) {
                columns.clearCoordinators().addCoordinators(first.coordinator());
            }
            if (sameEpoch && count > 1) {
                columns.clearEpochs().addEpochs(first.epoch());
            }
            return columns.setTxIds(txIds.take()).build();
        }
    }

    /** Throws {@link IllegalArgumentException} on what makes no sense. */
    static final class Reader {

        private final TriedColumns columns;
        private final ByteBuffer txIds;
        private final int count;

        Reader(TriedColumns columns) {
            this.columns = columns;
            this.count = columns.getSequencesCount();
            this.txIds = ids(columns.getTxIds(), count);
            Columns.requireOneOrEach("coordinators", columns.getCoordinatorsCount(), count);
            Columns.requireOneOrEach("epochs", columns.getEpochsCount(), count);
        }

        int count() {
            return count;
        }

        TxId txId(int i) {
            return new TxId(txIds.getLong(2 * i * Long.BYTES), txIds.getLong((2 * i + 1) * Long.BYTES));
        }

        Attempt attempt(int i) {
            int coordinator = columns.getCoordinators(columns.getCoordinatorsCount() == 1 ? 0 : i);
            long epoch = columns.getEpochs(columns.getEpochsCount() == 1 ? 0 : i);
            Values.require(epoch > 0, "an attempt has no epoch");
            return new Attempt(coordinator, epoch, columns.getSequences(i));
        }
    }

    /** Ids or digests, 16 bytes each. */
    static ByteBuffer ids(ByteString column, int count) {
        Columns.requireEach("ids or digests", column.size(), IdColumn.BYTES * count);
        return column.asReadOnlyByteBuffer().slice();
    }
}
