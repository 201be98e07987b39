package io.weft.node;

import io.weft.node.statistics.JournalCounts;
import io.weft.protocol.journal.Journal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where the journal of a node comes from. */
public interface JournalSource {

    /** Under which {@link #mustAgree} has kind and version of what is written. */
    String FORMAT = "the format of the journal";

    /**
     * Called once. Whoever called closes the journal.
     *
     * @param failed told when the journal has ended its work; on any thread
     * @throws CannotStart if there is none to be had
     */
    Opened open(Consumer<Throwable> failed);

    /** Whether all nodes of a cluster find the same frames in it. Only then may there be more than one. */
    boolean isShared();

    /** What nodes that share it must have in common, by the names that an operator knows; of all journals the format. */
    Map<String, String> mustAgree();

    /** What is told of it in the log. */
    String place();

    /** @param counts what it has done so far, if it counts */
    record Opened(Journal journal, Supplier<Optional<JournalCounts>> counts) {}
}
