package io.weft.node.testing;

import io.weft.node.operations.EntityPlaces;
import io.weft.protocol.journal.EntityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers every wish with what it is given. */
public final class FakePlaces implements EntityPlaces {

    public final List<String> asked = new ArrayList<>();
    public Answer answer = new Answer.Told("a:1");

    @Override
    public List<Place> list() {
        return List.of(new Place(EntityId.shard(0), Optional.of("a:1"), 7), new Place(EntityId.coordinator(2), Optional.empty(), 0));
    }

    @Override
    public Answer move(EntityId entity, String node) {
        asked.add(entity + " to " + node);
        return answer;
    }
}
