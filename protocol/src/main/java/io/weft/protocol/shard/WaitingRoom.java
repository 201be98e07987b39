package io.weft.protocol.shard;

import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.lock.Block;
import io.weft.protocol.shard.lock.Claim;
import io.weft.protocol.shard.lock.LockTable;
import io.weft.protocol.shard.lock.Waiter;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The requests that wait at a shard, each until all that it needs can be granted at once. Not thread-safe. */
final class WaitingRoom {

    private final LockTable locks;
    private final NavigableMap<TxId, Waiting> byAge = new TreeMap<>();

    /**
     * @param sinceQuestion number of the last question about an asset that was asked before it came
     * @param awaitedAssets what it wants to know before it is judged again
     */
    record Waiting(Request request, Waiter waiter, long sinceQuestion, Set<AssetId> awaitedAssets) {}

    WaitingRoom(LockTable locks) {
        this.locks = locks;
    }

    int size() {
        return byAge.size();
    }

    /** The time of the oldest request; {@link Long#MAX_VALUE} if none waits. */
    long oldestTimeMs() {
        return byAge.isEmpty() ? Long.MAX_VALUE : byAge.firstKey().timeMs();
    }

    Waiting get(TxId age) {
        return byAge.get(age);
    }

    void enter(Request request, List<Claim> claims, List<Block> blocks, long sinceQuestion, Set<AssetId> awaitedAssets) {
        Waiter waiter = new Waiter(request.age(), claims, blocks);
        byAge.put(request.age(), new Waiting(request, waiter, sinceQuestion, awaitedAssets));
        locks.addWaiter(waiter);
    }

    void leave(Waiting waiting) {
        byAge.remove(waiting.request().age());
        locks.removeWaiter(waiting.waiter());
    }
}
