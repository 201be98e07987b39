package io.weft.persistence.cassandra;

import io.weft.protocol.journal.EntityId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * All that is agreed upon about one entity's journal. It changes by compare-and-set alone, on its version.
 *
 * @param epoch   of the owner; 0: nobody has claimed it yet
 * @param token   made by that owner for this claim, so that it knows its own claim again
 * @param version counts the changes
 * @param change  made for the last change, so that who made it knows it again after a time-out
 * @param cuts    for each epoch from the marker's to the one before the owner's: its last position that counts. Written
 *                once each. Those of the youngest epochs are missing while their successor recovers
 */
record OwnerRow(EntityId entity, long epoch, UUID token, long version, UUID change, SortedMap<Long, Long> cuts,
        Marker marker) {

    static final UUID NOBODY = new UUID(0, 0);

    OwnerRow {
        cuts = Collections.unmodifiableSortedMap(new TreeMap<>(cuts));
    }

    static OwnerRow unclaimed(EntityId entity) {
        return new OwnerRow(entity, 0, NOBODY, 0, NOBODY, new TreeMap<>(), Marker.none(entity));
    }

    /** The claim of a new owner. */
    OwnerRow claimed(UUID newToken, UUID newChange) {
        return new OwnerRow(entity, epoch + 1, newToken, version + 1, newChange, cuts, marker);
    }

    /** @throws IllegalStateException if that cut is written already */
    OwnerRow withCut(long ofEpoch, long position, UUID newChange) {
        TreeMap<Long, Long> more = new TreeMap<>(cuts);
        if (more.put(ofEpoch, position) != null) {
            throw new IllegalStateException(entity + ": the cut of epoch " + ofEpoch + " can't be written twice");
        }
        return new OwnerRow(entity, epoch, token, version + 1, newChange, more, marker);
    }

    /** Cuts of epochs that are not read any more go. */
    OwnerRow withMarker(Marker newMarker, UUID newChange) {
        return new OwnerRow(entity, epoch, token, version + 1, newChange, cuts.tailMap(newMarker.readFrom().epoch()),
                newMarker);
    }

    /** The same once more, as another change. */
    OwnerRow again(UUID newChange) {
        return new OwnerRow(entity, epoch, token, version + 1, newChange, cuts, marker);
    }
}
