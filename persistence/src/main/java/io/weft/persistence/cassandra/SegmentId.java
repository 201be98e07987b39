package io.weft.persistence.cassandra;

/**
 * A partition of an entity's frames.
 *
 * @param epoch  of its only writer
 * @param number from 0, in the order of writing
 */
record SegmentId(long epoch, int number) implements Comparable<SegmentId> {

    SegmentId next() {
        return new SegmentId(epoch, number + 1);
    }

    @Override
    public int compareTo(SegmentId other) {
        int byEpoch = Long.compare(epoch, other.epoch);
        return byEpoch != 0 ? byEpoch : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return epoch + "/" + number;
    }
}
