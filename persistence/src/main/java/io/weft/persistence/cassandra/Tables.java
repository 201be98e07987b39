package io.weft.persistence.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.weft.protocol.route.ClusterIdentity;

/**
 * Every statement on the tables of the journal, in one place. Inserts of frames and chunks are idempotent, since whoever
 * writes a partition writes the same there again, and with the same write timestamp.
 */
final class Tables {

    final PreparedStatement insertFrame;
    final PreparedStatement readFrames;
    final PreparedStatement deleteSegment;

    final PreparedStatement insertChunk;
    final PreparedStatement readChunks;
    final PreparedStatement deleteSlice;

    final PreparedStatement readOwners;
    final PreparedStatement readOwner;
    final PreparedStatement insertOwner;
    final PreparedStatement updateOwner;

    Tables(CqlSession session, String keyspace) {
        Preparing of = new Preparing(session, keyspace);
        insertFrame = of.idempotent("INSERT INTO %s.frame (entity, epoch, segment, position, part, data)"
                + " VALUES (?, ?, ?, ?, ?, ?) USING TIMESTAMP 1");
        readFrames = of.idempotent("SELECT position, part, data FROM %s.frame"
                + " WHERE entity = ? AND epoch = ? AND segment = ? AND (position, part) > (?, ?)");
        deleteSegment = of.idempotent("DELETE FROM %s.frame USING TIMESTAMP 2 WHERE entity = ? AND epoch = ? AND segment = ?");
        insertChunk = of.idempotent("INSERT INTO %s.run (entity, epoch, number, slice, chunk, data)"
                + " VALUES (?, ?, ?, ?, ?, ?) USING TIMESTAMP 1");
        readChunks = of.idempotent("SELECT chunk, data FROM %s.run"
                + " WHERE entity = ? AND epoch = ? AND number = ? AND slice = ? AND chunk >= ?");
        deleteSlice = of.idempotent("DELETE FROM %s.run USING TIMESTAMP 2"
                + " WHERE entity = ? AND epoch = ? AND number = ? AND slice = ?");
        readOwners = of.onOnePage("SELECT entity, epoch, claim_id FROM %s.owner WHERE part = 0 AND entity IN ?");
        readOwner = of.serial("SELECT epoch, claim_id, version, change, cuts, marker FROM %s.owner WHERE part = 0 AND entity = ?");
        insertOwner = of.conditional("INSERT INTO %s.owner (epoch, claim_id, version, change, cuts, marker, part, entity)"
                + " VALUES (?, ?, ?, ?, ?, ?, 0, ?) IF NOT EXISTS");
        updateOwner = of.conditional("UPDATE %s.owner SET epoch = ?, claim_id = ?, version = ?, change = ?, cuts = ?, marker = ?"
                + " WHERE part = 0 AND entity = ? IF version = ?");
    }

    private record Preparing(CqlSession session, String keyspace) {

        PreparedStatement idempotent(String cql) {
            return session.prepare(statement(cql).setIdempotent(true));
        }

        /** All entities that a ledger may have. */
        PreparedStatement onOnePage(String cql) {
            return session.prepare(statement(cql).setIdempotent(true).setPageSize(2 * ClusterIdentity.MAX_ENTITIES));
        }

        /** Reads at the serial consistency level, and so finishes what others have left half done. */
        PreparedStatement serial(String cql) {
            String serial = session.getContext().getConfig().getDefaultProfile()
                    .getString(DefaultDriverOption.REQUEST_SERIAL_CONSISTENCY);
            return session.prepare(statement(cql).setIdempotent(true)
                    .setConsistencyLevel(DefaultConsistencyLevel.valueOf(serial)));
        }

        /** Never repeated by the driver: only this journal knows how to find out what became of it. */
        PreparedStatement conditional(String cql) {
            return session.prepare(statement(cql).setIdempotent(false));
        }

        private SimpleStatement statement(String cql) {
            return SimpleStatement.newInstance(String.format(cql, keyspace));
        }
    }
}
