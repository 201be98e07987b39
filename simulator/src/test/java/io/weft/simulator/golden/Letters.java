package io.weft.simulator.golden;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongFunction;

/** What is to befall single messages. Not thread-safe. */
final class Letters {

    private final List<Rule> rules = new ArrayList<>();

    private record Rule(String target, String words, LongFunction<List<Long>> delaysMs) {}

    /**
     * For the next message that it fits.
     *
     * @param target   an entity, or {@code client}
     * @param words    that the description of the message holds
     * @param delaysMs from the usual delay to that of each copy
     */
    void add(String target, String words, LongFunction<List<Long>> delaysMs) {
        rules.add(new Rule(target, words, delaysMs));
    }

    List<Long> delaysMs(String target, String description, long usualMs) {
        for (Iterator<Rule> all = rules.iterator(); all.hasNext();) {
            Rule rule = all.next();
            if (rule.target.equals(target) && description.contains(rule.words)) {
                all.remove();
                return rule.delaysMs.apply(usualMs);
            }
        }
        return List.of(usualMs);
    }
}
