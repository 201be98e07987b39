package io.weft.simulator.coverage;

import io.weft.protocol.model.RejectionCode;
import java.util.ArrayList;
import java.util.List;

/** How often each transition was reached. Not thread-safe. */
public final class Reached {

    private static final Transition[] ALL = Transition.values();

    private final long[] transitions = new long[ALL.length];
    private final long[][] refusals = new long[Refusals.values().length][RejectionCode.values().length];

    void reach(Transition transition) {
        transitions[transition.ordinal()]++;
    }

    void refuse(Refusals way, RejectionCode code) {
        refusals[way.ordinal()][code.ordinal()]++;
    }

    public void add(Reached other) {
        for (Transition transition : ALL) {
            transitions[transition.ordinal()] += other.count(transition);
        }
        for (Refusals way : Refusals.values()) {
            for (RejectionCode code : Refusals.CODES) {
                refusals[way.ordinal()][code.ordinal()] += other.count(way, code);
            }
        }
    }

    public long count(Transition transition) {
        return transitions[transition.ordinal()];
    }

    long count(Refusals way, RejectionCode code) {
        return refusals[way.ordinal()][code.ordinal()];
    }

    /** Such as {@code shard 101 of 103}: how many of the transitions and refusals of a role, without those argued away. */
    public String summary(Role role) {
        int all = 0;
        int missing = 0;
        for (Transition transition : ALL) {
            if (transition.role() == role && transition.argument() == null) {
                all++;
                missing += count(transition) == 0 ? 1 : 0;
            }
        }
        if (role == Role.SHARD) {
            all += Refusals.values().length * Refusals.CODES.size();
            missing += missingRefusals().size();
        }
        return role.title() + " " + (all - missing) + " of " + all;
    }

    /** In the order of the table; without those that are argued away. */
    public List<String> unreached() {
        List<String> lines = new ArrayList<>();
        for (Transition transition : ALL) {
            if (count(transition) == 0 && transition.argument() == null) {
                lines.add(transition.toString());
            }
        }
        lines.addAll(missingRefusals());
        return lines;
    }

    private List<String> missingRefusals() {
        List<String> lines = new ArrayList<>();
        for (Refusals way : Refusals.values()) {
            for (RejectionCode code : Refusals.CODES) {
                if (count(way, code) == 0) {
                    lines.add(way.line(code));
                }
            }
        }
        return lines;
    }

    /** Those that were reached although the table argues that they can't be. */
    public List<String> reachedAgainstArgument() {
        List<String> lines = new ArrayList<>();
        for (Transition transition : ALL) {
            if (count(transition) > 0 && transition.argument() != null) {
                lines.add(transition.toString());
            }
        }
        return lines;
    }
}
