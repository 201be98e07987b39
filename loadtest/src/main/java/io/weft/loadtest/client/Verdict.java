package io.weft.loadtest.client;

import io.weft.api.v1.RejectionCode;

/** What is known of a transaction in the end. Retryable and unknown answers end in one of these. */
public sealed interface Verdict {

    Verdict COMMITTED = new Committed();

    /** Done, durably, exactly once. */
    record Committed() implements Verdict {}

    /** Refused for good, without effect. */
    record Rejected(RejectionCode code, int step, String message) implements Verdict {}

    /** It may or may not have been done: the time that was given to find out is over. */
    record Unresolved(String reason) implements Verdict {}
}
