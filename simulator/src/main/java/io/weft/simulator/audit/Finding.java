package io.weft.simulator.audit;

/**
 * Something that must not be.
 *
 * @param promise which promise is broken
 * @param text    for people
 */
public record Finding(Promise promise, String text) {

    /** What Weft promises of every run. */
    public enum Promise {
        /** No machine meets what it holds impossible. */
        NO_INVARIANT_BREAKS,
        /** Each committed transaction is applied once on each of its shards, and no other anywhere. */
        EXACTLY_ONCE,
        /** The same id is always answered the same. */
        SAME_ANSWER,
        /** What a client was told is durable. */
        ACKNOWLEDGED_IS_DURABLE,
        /** Every asset sums to zero. */
        SUMS_TO_ZERO,
        /** No available amount is below its floor. */
        FLOORS,
        /** Answers, reads included, are strictly serializable. */
        STRICTLY_SERIALIZABLE,
        /** Reads labelled latest are linearizable per account. */
        LATEST_IS_LINEARIZABLE,
        /** What no gateway may admit has no outcome; an id of the future, and no other, is refused as one. */
        WELL_FORMED,
        /** Ids are remembered as long as promised. */
        REMEMBERED,
        /** The time of an entity never runs backwards, from one owner to the next either. */
        TIME_GOES_ON,
        /** When faults end, everything is answered. */
        ANSWERED,
        /** When faults end, nothing stays in doubt. */
        NOTHING_IN_DOUBT,
        /** Nobody is held up longer than the bounds say. */
        BOUNDED_WAITS,
        /** Where nothing goes wrong, nothing is given up. */
        NO_DEADLOCK
    }

    @Override
    public String toString() {
        return promise + ": " + text;
    }
}
