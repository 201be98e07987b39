package io.weft.persistence.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.List;

/** Looks at what a journal has stored, and damages it. */
final class StoredTables implements AutoCloseable {

    private final CqlSession session;
    private final String keyspace;

    StoredTables(CassandraSettings settings) {
        this.session = Sessions.connect(settings);
        this.keyspace = settings.keyspace();
    }

    /** Each @ stands for the keyspace and a dot. */
    List<Row> run(String cql, Object... values) {
        return session.execute(SimpleStatement.newInstance(cql.replace("@", keyspace + "."), values)).all();
    }

    long frames() {
        return run("SELECT count(*) FROM @frame").get(0).getLong(0);
    }

    /** Partitions with chunks of runs. */
    long runs() {
        return run("SELECT DISTINCT entity, epoch, number, slice FROM @run").size();
    }

    @Override
    public void close() {
        session.close();
    }
}
