package io.weft.persistence.cassandra;

import io.weft.protocol.journal.JournalOwnership.Row;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** Several sorted runs as one: each key once, in order, with the value that the youngest run has for it. */
final class MergedRows implements Iterator<Row> {

    private final PriorityQueue<Head> heads = new PriorityQueue<>();
    private final boolean withDeleted;
    private Row next;

    private record Head(Row row, int age, Iterator<Row> rest) implements Comparable<Head> {

        @Override
        public int compareTo(Head other) {
            int byKey = Arrays.compareUnsigned(row.key(), other.row.key());
            return byKey != 0 ? byKey : Integer.compare(age, other.age);
        }
    }

    /**
     * @param youngestFirst each with ascending keys, each key once
     * @param withDeleted   whether to pass on that a row is deleted; not needed if nothing older remains
     */
    MergedRows(List<Iterator<Row>> youngestFirst, boolean withDeleted) {
        this.withDeleted = withDeleted;
        for (int age = 0; age < youngestFirst.size(); age++) {
            enter(age, youngestFirst.get(age));
        }
        next = find();
    }

    private void enter(int age, Iterator<Row> rows) {
        if (rows.hasNext()) {
            heads.add(new Head(rows.next(), age, rows));
        }
    }

    private Row find() {
        while (!heads.isEmpty()) {
            Row youngest = heads.peek().row();
            while (!heads.isEmpty() && Arrays.equals(heads.peek().row().key(), youngest.key())) {
                Head same = heads.remove();
                enter(same.age(), same.rest());
            }
            if (withDeleted || youngest.value() != null) {
                return youngest;
            }
        }
        return null;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Row next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        Row row = next;
        next = find();
        return row;
    }
}
