package io.weft.simulator.models;

import java.util.List;

/** All models and their configurations, in the order in which they are explored. */
public final class Catalogue {

    private static final String COMMIT = "CommitAndRecovery";
    private static final String FENCING = "WriteThenCheck";

    private static final String ONE_MOVE = "2 shards, 2 owners, 2 tries";
    private static final String ONE_CLAIM = "2 epochs, 2 records, W = 1";

    private static final List<Configuration> ALL = List.of(
            Configuration.holds(COMMIT, "one-move", ONE_MOVE),
            Configuration.holdsAndIsLarge(COMMIT, "two-moves", "2 shards, 3 owners, 2 tries"),
            Configuration.holdsAndIsLarge(COMMIT, "two-retries", "2 shards, 2 owners, 3 tries"),
            Configuration.fails(COMMIT, "votes-by-id", ONE_MOVE, "Atomicity"),
            Configuration.fails(COMMIT, "vote-sent-first", ONE_MOVE, "DecidedIsBinding"),
            Configuration.fails(COMMIT, "commit-sent-first", ONE_MOVE, "Atomicity"),
            Configuration.fails(COMMIT, "decides-alone", ONE_MOVE, "Atomicity"),
            Configuration.fails(COMMIT, "nobody-asks", ONE_MOVE, "Settled"),
            Configuration.fails(COMMIT, "mark-apart", ONE_MOVE, "AtMostOnce"),
            Configuration.fails(COMMIT, "forgets-early", ONE_MOVE, "Atomicity"),
            Configuration.fails(COMMIT, "no-fencing", ONE_MOVE, "ToldOneOutcome"),
            Configuration.holds(FENCING, "window-1", ONE_CLAIM),
            Configuration.holds(FENCING, "window-2", "2 epochs, 3 records, W = 2"),
            Configuration.holds(FENCING, "two-claims", "3 epochs, 1 record, W = 1"),
            Configuration.holdsAndIsLarge(FENCING, "two-claims-two-records", "3 epochs, 2 records, W = 1"),
            Configuration.holdsAndIsLarge(FENCING, "two-claims-window-2", "3 epochs, 2 records, W = 2"),
            Configuration.fails(FENCING, "check-before-write", ONE_CLAIM, "NothingAcknowledgedIsLost"),
            Configuration.fails(FENCING, "check-beside-write", ONE_CLAIM, "NothingAcknowledgedIsLost"),
            Configuration.fails(FENCING, "shows-in-flight", ONE_CLAIM, "NothingAcknowledgedIsLost"),
            Configuration.fails(FENCING, "read-before-quorum", ONE_CLAIM, "NothingAcknowledgedIsLost"),
            Configuration.fails(FENCING, "late-zombie", ONE_CLAIM, "OldOwnerIsSilent"),
            Configuration.fails(FENCING, "cut-twice", "3 epochs, 1 record, W = 1", "SamePrefix"),
            Configuration.fails(FENCING, "no-rewriting", "2 epochs, 1 record, W = 1", "SamePrefix"),
            Configuration.fails(FENCING, "too-little-rewriting", "2 epochs, 2 records, W = 2", "SamePrefix"));

    private Catalogue() {}

    /** Names of all models. */
    public static List<String> models() {
        return List.of(COMMIT, FENCING);
    }

    /**
     * @param large whether those that take minutes are wanted as well
     * @param model whose configurations are wanted; null for all
     */
    public static List<Configuration> configurations(boolean large, String model) {
        return ALL.stream()
                .filter(each -> large || each.size() == Configuration.Size.NORMAL)
                .filter(each -> model == null || each.model().equals(model))
                .toList();
    }
}
