package io.weft.protocol.coordinator;

import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Outcome;

/**
 * What a coordinator remembers of a decision until the purge boundary.
 *
 * @param digest  null where the content was never seen: an id that was cancelled
 * @param attempt that committed; null for a rejection
 */
record Fate(Digest digest, Attempt attempt, Outcome outcome) {}
