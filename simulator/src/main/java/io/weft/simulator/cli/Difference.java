package io.weft.simulator.cli;

import io.weft.simulator.run.Result;
import java.util.List;

/** How two runs of one seed differ, which they must not. */
final class Difference {

    private Difference() {}

    /** The first difference, in words, or null. */
    static String between(Result one, Result other) {
        List<String> first = one.trace();
        List<String> second = other.trace();
        for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
            String here = i < first.size() ? first.get(i) : "(nothing)";
            String there = i < second.size() ? second.get(i) : "(nothing)";
            if (!here.equals(there)) {
                return "line " + (i + 1) + " of its trace is\n  " + here + "\nand then\n  " + there;
            }
        }
        if (!one.findings().equals(other.findings())) {
            return "found is " + one.findings() + " and then " + other.findings();
        }
        if (one.events() != other.events()) {
            return "it has " + one.events() + " events and then " + other.events();
        }
        return one.coverage().counts().equals(other.coverage().counts()) ? null
                : "it reaches " + one.coverage().counts() + " and then " + other.coverage().counts();
    }
}
