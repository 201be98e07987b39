package io.weft.protocol.journal;

import io.weft.protocol.route.ClusterIdentity;
import java.util.concurrent.CompletionStage;

/**
 * The durable logs of all entities. Thread-safe. Every implementation passes {@code JournalContract}.
 *
 * <p>On an error that leaves the state of the medium unclear (rule 23) an embedded journal ends the process through the
 * handler that it was given; it never retries a failed fsync.
 */
public interface Journal extends AutoCloseable {

    /** The largest frame that can be appended. */
    int MAX_FRAME_BYTES = 64 << 20;

    /**
     * What was fixed when the ledger was created; stores the given one if there is none yet. Durable on return. Blocks.
     *
     * @throws JournalCorrupted if what is stored can't be read
     * @throws JournalUnusable  if this process may not write it
     * @throws OtherLedger      if it belongs to another cluster
     */
    ClusterIdentity identityOr(ClusterIdentity ifNew);

    /**
     * Takes ownership: raises the epoch of the entity, durably, before the stage completes. From then on no append of an older
     * owner is acknowledged (rule 19), and only then may the claimant read (rule 20). When it has read, nothing that an older
     * owner appends counts any more; what is appended in between may count, though its writer is told that it is fenced.
     *
     * <p>The stage fails with {@link JournalCorrupted} if what is stored can't be trusted.
     */
    CompletionStage<JournalOwnership> claim(EntityId entity);

    /** Stops taking appends, waits for those under way, closes the medium. Idempotent. */
    @Override
    void close();
}
