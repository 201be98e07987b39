package io.weft.simulator.audit;

import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.TxId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is durable, as somebody saw it who looks at the medium from outside. It is not what any machine believes. Not
 * thread-safe.
 */
public final class Facts {

    private final Map<TxId, List<Integer>> appliedOn = new HashMap<>();
    private final Map<Place, Long> grantedAt = new HashMap<>();
    private final Map<TxId, List<Decision>> decisions = new LinkedHashMap<>();
    private final Map<Integer, Set<TxId>> inDoubt = new TreeMap<>();
    private final Set<TxId> undelivered = new TreeSet<>();
    private final Set<TxId> barred = new TreeSet<>();
    private final List<Death> deaths = new ArrayList<>();
    private final List<ExpiredHold> expired = new ArrayList<>();
    private long purgedBeforeMs;

    private record Place(int shard, TxId txId) {}

    /**
     * A final outcome in a journal.
     *
     * @param content of the transaction, whose digest was seen; null if only the id was
     * @param at      the instant at which it was decided
     */
    public record Decision(Object content, Outcome outcome, long at) {}

    record Death(TxId txId, long at, long atMs) {}

    /** @param at the instant at which it was decided */
    public record ExpiredHold(HoldId hold, long at) {}

    public void applied(int shard, TxId txId) {
        appliedOn.computeIfAbsent(txId, id -> new ArrayList<>(2)).add(shard);
    }

    /** @param at the instant at which the shard, which alone was asked, granted it */
    public void executed(int shard, TxId txId, long at) {
        applied(shard, txId);
        grantedAt.put(new Place(shard, txId), at);
    }

    /** When a transaction that was applied had been granted there, in its last attempt. */
    long grantedAt(int shard, TxId txId, long otherwise) {
        return grantedAt.getOrDefault(new Place(shard, txId), otherwise);
    }

    public void decided(TxId txId, Decision decision) {
        decisions.computeIfAbsent(txId, id -> new ArrayList<>(1)).add(decision);
    }

    /** @param at the instant at which the shard did it */
    public void prepared(int shard, TxId txId, long at) {
        grantedAt.put(new Place(shard, txId), at);
        inDoubt.computeIfAbsent(shard, s -> new TreeSet<>()).add(txId);
    }

    public void settled(int shard, TxId txId) {
        inDoubt.computeIfAbsent(shard, s -> new TreeSet<>()).remove(txId);
    }

    public void toDeliver(TxId txId) {
        undelivered.add(txId);
    }

    public void delivered(TxId txId) {
        undelivered.remove(txId);
    }

    /** A shard has refused a transaction for now, because of others. */
    public void died(TxId txId, long at, long atMs) {
        deaths.add(new Death(txId, at, atMs));
    }

    List<Death> deaths() {
        return deaths;
    }

    /** A shard will never execute this id. */
    public void barred(TxId txId) {
        barred.add(txId);
    }

    boolean isBarred(TxId txId) {
        return barred.contains(txId);
    }

    public void expired(HoldId hold, long at) {
        expired.add(new ExpiredHold(hold, at));
    }

    public void purged(long beforeMs) {
        purgedBeforeMs = Math.max(purgedBeforeMs, beforeMs);
    }

    List<Integer> appliedOn(TxId txId) {
        return appliedOn.getOrDefault(txId, List.of());
    }

    Set<TxId> everApplied() {
        return appliedOn.keySet();
    }

    List<Decision> decisions(TxId txId) {
        return decisions.getOrDefault(txId, List.of());
    }

    List<ExpiredHold> expired() {
        return expired;
    }

    /** No id of an earlier time is remembered everywhere. */
    long purgedBeforeMs() {
        return purgedBeforeMs;
    }

    public boolean isNothingOpen() {
        return undelivered.isEmpty() && inDoubt.values().stream().allMatch(Set::isEmpty);
    }

    /** For people: what is open. */
    public String open() {
        StringBuilder text = new StringBuilder();
        inDoubt.forEach((shard, ids) -> ids.forEach(id -> text.append(" shard-").append(shard).append(" is in doubt about ").append(id)));
        undelivered.forEach(id -> text.append(" the commit of ").append(id).append(" is not delivered"));
        return text.toString().trim();
    }
}
