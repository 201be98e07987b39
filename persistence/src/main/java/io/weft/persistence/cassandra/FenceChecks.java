package io.weft.persistence.cassandra;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalOwnership.AppendResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether owners still are owners, asked for all entities of a node together: one read of the owners' table is under way,
 * and who asks meanwhile is served by the next one, which begins later than the question (rule 22). Thread-safe.
 */
final class FenceChecks {

    private final Function<Set<EntityId>, CompletionStage<Map<EntityId, Owner>>> read;
    private List<Question> waiting = new ArrayList<>();
    private boolean isReading;

    /** Who owns an entity. */
    record Owner(long epoch, UUID token) {}

    private record Question(EntityId entity, Owner asking, CompletableFuture<AppendResult> answer) {}

    /** @param read the owners of these entities, by a quorum that is asked when it is called; never throws */
    FenceChecks(Function<Set<EntityId>, CompletionStage<Map<EntityId, Owner>>> read) {
        this.read = read;
    }

    CompletionStage<AppendResult> check(EntityId entity, long epoch, UUID token) {
        Question question = new Question(entity, new Owner(epoch, token), new CompletableFuture<>());
        synchronized (this) {
            waiting.add(question);
        }
        begin();
        return question.answer();
    }

    private void begin() {
        List<Question> questions;
        synchronized (this) {
            if (isReading || waiting.isEmpty()) {
                return;
            }
            isReading = true;
            questions = waiting;
            waiting = new ArrayList<>();
        }
        Set<EntityId> entities = questions.stream().map(Question::entity).collect(Collectors.toSet());
        read.apply(entities).whenComplete((owners, error) -> {
            synchronized (this) {
                isReading = false;
            }
            // First the next read: answers may take long, and who waits for it has waited long enough.
            begin();
            Map<EntityId, Owner> found = owners == null ? new HashMap<>() : owners;
            questions.forEach(question -> question.answer().complete(answer(question, found.get(question.entity()), error)));
        });
    }

    private static AppendResult answer(Question question, Owner owner, Throwable error) {
        if (error != null) {
            return new AppendResult.FateUnknown("the owner could not be read: " + Faults.reason(error));
        }
        if (owner == null) {
            return new AppendResult.FateUnknown("the row of " + question.entity() + " in the owners' table is gone");
        }
        return owner.equals(question.asking()) ? AppendResult.DURABLE : new AppendResult.Fenced(owner.epoch());
    }
}
