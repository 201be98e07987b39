package io.weft.actors.cluster;

import java.util.Optional;
import java.util.OptionalInt;
import org.apache.pekko.cluster.Member;

/**
 * Which messages nodes understand. While nodes of two versions are in a cluster, all write what the older understands (see
 * {@link Dialect}); a node finds out about another from a role that every node has.
 */
public final class WireVersion {

    /** Written when all nodes understand it. Raised when a kind of message gets another form; see {@code MessageCodecs}. */
    public static final int CURRENT = 3;

    /** From this on, what goes to one node may travel in a {@link Bundle}. */
    public static final int WITH_BUNDLES = 3;

    /** From this on, nodes tell one another of entities that are to move. */
    public static final int WITH_MOVE_REQUESTS = 3;

    /** Still written, for nodes that understand nothing newer. */
    public static final int OLDEST = 1;

    /** Of nodes; the first version had none. */
    private static final String ROLE_PREFIX = "weft-messages-";

    private WireVersion() {}

    /** The role that tells others of this version. */
    public static String role() {
        return ROLE_PREFIX + CURRENT;
    }

    /** What the node of a member understands. */
    static int of(Member member) {
        return member.getRoles().stream().filter(role -> role.startsWith(ROLE_PREFIX))
                .mapToInt(role -> Integer.parseInt(role.substring(ROLE_PREFIX.length()))).max().orElse(1);
    }

    /** What this node understands, for people and for {@link #understands}. */
    static String range() {
        return OLDEST == CURRENT ? String.valueOf(CURRENT) : OLDEST + " to " + CURRENT;
    }

    /** Whether a node of a range, or of one version, understands a cluster that now writes this version. */
    static boolean understands(String range, String inUse) {
        String[] ends = Optional.ofNullable(range).orElse("").split(" to ");
        OptionalInt oldest = number(ends[0]);
        OptionalInt newest = number(ends[ends.length - 1]);
        OptionalInt used = number(inUse);
        return oldest.isPresent() && newest.isPresent() && used.isPresent()
                && oldest.getAsInt() <= used.getAsInt() && used.getAsInt() <= newest.getAsInt();
    }

    private static OptionalInt number(String text) {
        return text != null && text.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
