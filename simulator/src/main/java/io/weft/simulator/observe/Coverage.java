package io.weft.simulator.observe;

import io.weft.protocol.entity.EntityLoop;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.message.Message;
import io.weft.simulator.cluster.ClusterObserver.Transit;
import io.weft.simulator.coverage.Reached;
import io.weft.simulator.coverage.Watch;
import io.weft.simulator.entity.Sent;
import io.weft.simulator.plan.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What was reached, and how often: faults and what they led to by name, and the transitions of the protocol. Not thread-safe. */
public final class Coverage {

    private static final List<String> KNOWN = known();

    private final Map<String, Long> counts = new TreeMap<>();
    private final Reached reached = new Reached();
    private final Watch watch = new Watch(reached);

    /** What can happen, as far as it is known beforehand. */
    private static List<String> known() {
        return Stream.of(
                names("FAULT_", Fault.class.getPermittedSubclasses()),
                names("END_", EntityLoop.End.class.getPermittedSubclasses()),
                Arrays.stream(Transit.values()).filter(what -> what != Transit.SENT).map(what -> "MESSAGE_" + what),
                Stream.of("ANSWER_LOST", "REQUEST_LOST", "HAPPENS_LATER").map(fate -> "JOURNAL_" + fate),
                Stream.of("END_ClaimLost", "END_MediumBroken", "FIRST_START", "RECOVERY", "FENCED", "CHECKPOINT"))
                .flatMap(names -> names).sorted().toList();
    }

    private static Stream<String> names(String prefix, Class<?>[] kinds) {
        return Arrays.stream(kinds).map(kind -> prefix + kind.getSimpleName());
    }

    public void happened(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    /** The journal to be given to the entities, so that what they ask of it is seen. */
    public Journal watch(Journal journal, int maxGatheredMessages) {
        return watch.on(journal, maxGatheredMessages);
    }

    void stepped(EntityId entity, long epoch, Message input, List<?> records, List<Sent> sent) {
        watch.stepped(entity, epoch, input, records, sent);
    }

    void encoded() {
        watch.encoded();
    }

    void serving(EntityId entity, long epoch, int node) {
        happened(epoch == 1 ? "FIRST_START" : "RECOVERY");
        watch.serving(entity, epoch, node);
    }

    void ended(EntityId entity, int node, String why) {
        happened("END_" + why);
        watch.ended(entity, node, why);
    }

    /** Of what has a name. */
    public Map<String, Long> counts() {
        return counts;
    }

    public Reached reached() {
        return reached;
    }

    /** What was never reached: names first, then transitions in the order of their table. */
    public List<String> unreached() {
        Stream<String> names = KNOWN.stream().filter(what -> !counts.containsKey(what));
        return Stream.concat(names, reached.unreached().stream()).toList();
    }

    public void add(Coverage other) {
        other.counts.forEach((what, count) -> counts.merge(what, count, Long::sum));
        reached.add(other.reached);
    }
}
