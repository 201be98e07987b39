package io.weft.node;

import io.weft.node.statistics.JournalCounts;
import io.weft.protocol.journal.Journal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where the journal of a node comes from. */
public interface JournalSource {

    /**
     * Called once. Whoever called closes the journal.
     *
     * @param failed told when the journal has ended its work; on any thread
     * @throws CannotStart if there is none to be had
     */
    Opened open(Consumer<Throwable> failed);

    /** Whether all nodes of a cluster find the same frames in it. Only then may there be more than one. */
    boolean isShared();

    /** Kind and version of what it writes; nodes that share it must agree on that. */
    String format();

    /** What is told of it in the log. */
    String place();

    /** @param counts what it has done so far, if it counts */
    record Opened(Journal journal, Supplier<Optional<JournalCounts>> counts) {}
}
