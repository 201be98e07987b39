package io.weft.protocol.coordinator;

import io.weft.protocol.message.ShardMessage.Prepare.PlacedStep;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.route.Placement;
import io.weft.protocol.route.TouchedAccounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The shards of a transaction, in order, and the steps of each. Usually there are two, so they are looked for one by one. */
final class Participants {

    static final Participants NONE = new Participants();

    private int[] shards = new int[0];
    private final List<List<PlacedStep>> steps = new ArrayList<>(2);

    private Participants() {}

    static Participants of(Transaction transaction, Placement placement) {
        Participants participants = new Participants();
        for (int i = 0; i < transaction.steps().size(); i++) {
            Step step = transaction.steps().get(i);
            int previous = -1;
            for (AccountId account : TouchedAccounts.of(step)) {
                int shard = placement.shardOf(account);
                if (shard != previous) {
                    participants.stepsOf(shard).add(new PlacedStep(i, step));
                }
                previous = shard;
            }
        }
        participants.tellOfCreatedAssets(transaction);
        return participants;
    }

    private List<PlacedStep> stepsOf(int shard) {
        int at = Arrays.binarySearch(shards, shard);
        if (at < 0) {
            at = -at - 1;
            int[] more = Arrays.copyOf(shards, shards.length + 1);
            System.arraycopy(shards, at, more, at + 1, shards.length - at);
            more[at] = shard;
            shards = more;
            steps.add(at, new ArrayList<>(1));
        }
        return steps.get(at);
    }

    /** Every participant must know which assets the transaction itself creates. */
    private void tellOfCreatedAssets(Transaction transaction) {
        for (int i = 0; i < transaction.steps().size(); i++) {
            if (transaction.steps().get(i) instanceof Step.CreateAsset create) {
                PlacedStep placed = new PlacedStep(i, create);
                for (List<PlacedStep> own : steps) {
                    if (!own.contains(placed)) {
                        own.add(placed);
                        own.sort(Comparator.comparingInt(PlacedStep::index));
                    }
                }
            }
        }
    }

    int count() {
        return shards.length;
    }

    int shard(int i) {
        return shards[i];
    }

    List<PlacedStep> steps(int i) {
        return steps.get(i);
    }

    ShardSet shards() {
        return new ShardSet(shards);
    }

    List<Integer> asList() {
        Integer[] boxed = new Integer[shards.length];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = shards[i];
        }
        return List.of(boxed);
    }
}
