package io.weft.loadtest.baseline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables and functions. They promise what Weft promises: a transfer happens at most once under its id, its outcome
 * can be looked up, no balance is ever below zero. Where there is a choice, PostgreSQL gets the cheaper one: accounts
 * have short numbers, nothing refers to anything by a foreign key, and each function is one round trip.
 */
final class Schema {

    /** Raised where a batch can't be made as a whole. */
    static final String NOT_AS_A_WHOLE = "WF001";

    /**
     * Half of each page is left free, so that an update finds room on the page of its row and the index stays as it is
     * (a heap-only tuple).
     */
    private static final String TABLES = """
            DROP TABLE IF EXISTS accounts, transfers;
            CREATE TABLE accounts (
                id bigint PRIMARY KEY,
                balance bigint NOT NULL CHECK (balance >= 0)
            ) WITH (fillfactor = 50);
            CREATE TABLE transfers (
                id uuid PRIMARY KEY,
                debtor bigint NOT NULL,
                creditor bigint NOT NULL CHECK (creditor <> debtor),
                amount bigint NOT NULL CHECK (amount > 0),
                outcome smallint NOT NULL
            );
            """;

    /**
     * Accounts are changed in their order, which rules deadlocks out; so the credit may come first, and is taken back,
     * unseen, if the debit is not covered. An id that was used before fails at the end and undoes it all.
     */
    private static final String TRANSFER = """
            CREATE OR REPLACE FUNCTION transfer(p_id uuid, p_debtor bigint, p_creditor bigint, p_amount bigint)
            RETURNS smallint LANGUAGE plpgsql AS $$
            DECLARE
                covered boolean;
                outcome smallint;
            BEGIN
                IF p_debtor < p_creditor THEN
                    UPDATE accounts SET balance = balance - p_amount WHERE id = p_debtor AND balance >= p_amount;
                    covered := FOUND;
                    IF covered THEN
                        UPDATE accounts SET balance = balance + p_amount WHERE id = p_creditor;
                        IF NOT FOUND THEN RAISE EXCEPTION 'there is no account %', p_creditor; END IF;
                    END IF;
                ELSE
                    UPDATE accounts SET balance = balance + p_amount WHERE id = p_creditor;
                    IF NOT FOUND THEN RAISE EXCEPTION 'there is no account %', p_creditor; END IF;
                    UPDATE accounts SET balance = balance - p_amount WHERE id = p_debtor AND balance >= p_amount;
                    covered := FOUND;
                    IF NOT covered THEN
                        UPDATE accounts SET balance = balance - p_amount WHERE id = p_creditor;
                    END IF;
                END IF;
                outcome := CASE WHEN covered THEN 1 ELSE 2 END;
                INSERT INTO transfers VALUES (p_id, p_debtor, p_creditor, p_amount, outcome);
                RETURN outcome;
            END $$;
            """;

    /**
     * Accounts come in their order, each with the sum of its debits and what remains of all its changes. If each covers
     * its debits without the credits of the same batch, any order of the transfers is possible, and all are made.
     *
     * <p>With the other ways to join switched off, rows are found through the index and updated, and so locked, in the
     * order of the accounts; to lock them by a SELECT before took about a quarter longer in a trial. If a later version
     * updates in another order, deadlocks will be counted, and nothing breaks.
     */
    private static final String TRANSFER_BATCH = """
            CREATE OR REPLACE FUNCTION transfer_batch(p_ids uuid[], p_debtors bigint[], p_creditors bigint[],
                p_amounts bigint[], p_accounts bigint[], p_debits bigint[], p_nets bigint[])
            RETURNS void LANGUAGE plpgsql
            SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off SET enable_bitmapscan = off
            SET plan_cache_mode = force_generic_plan AS $$
            DECLARE
                changed bigint;
            BEGIN
                UPDATE accounts SET balance = balance + change.net
                    FROM unnest(p_accounts, p_debits, p_nets) AS change(account, debit, net)
                    WHERE id = change.account AND balance >= change.debit;
                GET DIAGNOSTICS changed = ROW_COUNT;
                IF changed < cardinality(p_accounts) THEN
                    RAISE EXCEPTION 'not all debits of the batch are covered' USING ERRCODE = 'WF001';
                END IF;
                INSERT INTO transfers SELECT id, debtor, creditor, amount, 1
                    FROM unnest(p_ids, p_debtors, p_creditors, p_amounts) AS new(id, debtor, creditor, amount);
            END $$;
            """;

    /** One by one, after all their accounts were locked in order. Ids that were used before keep their outcome. */
    private static final String TRANSFER_EACH = """
            CREATE OR REPLACE FUNCTION transfer_each(p_ids uuid[], p_debtors bigint[], p_creditors bigint[],
                p_amounts bigint[], p_accounts bigint[])
            RETURNS smallint[] LANGUAGE plpgsql AS $$
            DECLARE
                known smallint;
                outcomes smallint[] := '{}';
            BEGIN
                PERFORM 1 FROM accounts WHERE id = ANY (p_accounts) ORDER BY id FOR NO KEY UPDATE;
                FOR i IN 1 .. cardinality(p_ids) LOOP
                    SELECT outcome INTO known FROM transfers WHERE id = p_ids[i];
                    IF NOT FOUND THEN
                        known := transfer(p_ids[i], p_debtors[i], p_creditors[i], p_amounts[i]);
                    END IF;
                    outcomes := outcomes || known;
                END LOOP;
                RETURN outcomes;
            END $$;
            """;

    private Schema() {}

    /** Makes everything anew, and leaves it as it is after a while of quiet: no row to clean up, no page to write. */
    static void create(Connection connection, int accounts, long funds) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String definition : List.of(TABLES, TRANSFER, TRANSFER_BATCH, TRANSFER_EACH)) {
                statement.execute(definition);
            }
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO accounts SELECT id, ? FROM generate_series(0, ? - 1) AS id")) {
            insert.setLong(1, funds);
            insert.setInt(2, accounts);
            insert.executeUpdate();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM ANALYZE accounts");
            statement.execute("CHECKPOINT");
        }
    }
}
