package io.weft.loadtest.client;

import io.weft.api.v1.ExecuteBatchRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one connection still owes an answer for, oldest first. Belongs to the worker of its stream. */
final class SentBatches {

    private final Map<Long, Batch> batches = new LinkedHashMap<>();

    private static final class Batch {
        final Submission[] submissions;
        final long sentAtNanos;
        int unanswered;

        Batch(List<Submission> submissions, long sentAtNanos) {
            this.submissions = submissions.toArray(Submission[]::new);
            this.sentAtNanos = sentAtNanos;
            this.unanswered = this.submissions.length;
        }
    }

    ExecuteBatchRequest add(long batchId, List<Submission> submissions, long nowNanos) {
        batches.put(batchId, new Batch(submissions, nowNanos));
        ExecuteBatchRequest.Builder request = ExecuteBatchRequest.newBuilder().setBatchId(batchId);
        submissions.forEach(submission -> request.addTransactions(submission.transaction));
        return request.build();
    }

    /** The submission that an answer is for; null if it was answered before or never sent. */
    Submission take(long batchId, int index) {
        Batch batch = batches.get(batchId);
        if (batch == null || index < 0 || index >= batch.submissions.length || batch.submissions[index] == null) {
            return null;
        }
        Submission submission = batch.submissions[index];
        batch.submissions[index] = null;
        if (--batch.unanswered == 0) {
            batches.remove(batchId);
        }
        return submission;
    }

    /** Everything without an answer, in the order in which it was sent. */
    List<Submission> takeAll() {
        List<Submission> all = new ArrayList<>();
        for (Batch batch : batches.values()) {
            for (Submission submission : batch.submissions) {
                if (submission != null) {
                    all.add(submission);
                }
            }
        }
        batches.clear();
        return all;
    }

    boolean oldestIsOlderThan(long ageNanos, long nowNanos) {
        return !batches.isEmpty() && nowNanos - batches.values().iterator().next().sentAtNanos > ageNanos;
    }
}
