package io.weft.protocol.coordinator;

import io.weft.protocol.message.Attempt;
import java.util.List;

/**
 * A commit of which not every participant has said that it applied.
 *
 * @param awaited the participants that have not
 */
record Undelivered(Attempt attempt, List<Integer> participants, ShardSet awaited) {

    Undelivered(Attempt attempt, List<Integer> participants) {
        this(attempt, participants, ShardSet.of(participants));
    }
}
