package io.weft.simulator.observe;

import io.weft.protocol.coordinator.CoordinatorRecord;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.CoordinatorMessage.Vote;
import io.weft.protocol.message.CoordinatorMessage.Votes;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.shard.ShardRecord;
import io.weft.simulator.audit.Facts;
import io.weft.simulator.audit.Hints;
import io.weft.simulator.entity.Sent;
import io.weft.simulator.world.World;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Turns records that have become durable into facts, and what machines do into hints. */
final class FactRecorder {

    private final World world;
    private final Facts facts;
    private final Hints hints;
    private final Map<Object, Long> madeAt = new IdentityHashMap<>();
    private final Map<Object, Long> madeAtMs = new IdentityHashMap<>();
    private final Map<byte[], List<?>> frames = new IdentityHashMap<>();

    FactRecorder(World world, Facts facts, Hints hints) {
        this.world = world;
        this.facts = facts;
        this.hints = hints;
    }

    /** Records have their places one behind the other; what only looks on may have seen any of the states between them. */
    void stepped(List<?> records, List<Sent> sent, long entityMs) {
        long instant = world.nextInstant();
        for (Object record : records) {
            madeAt.put(record, world.nextInstant());
            madeAtMs.put(record, entityMs);
        }
        for (Sent one : sent) {
            if (one.gateway() != null) {
                hints.answered(one.message(), instant);
            } else if (one.message() instanceof Votes votes) {
                votes.votes().forEach(vote -> voted(vote, instant));
            }
        }
    }

    private void voted(Vote vote, long instant) {
        if (vote.ballot() instanceof Ballot.No no) {
            hints.refused(vote.txId(), new Outcome.Rejected(no.code(), no.step()), instant);
        } else if (vote.ballot() instanceof Ballot.Die) {
            facts.died(vote.txId(), instant, world.nowMs());
        }
    }

    void encoded(byte[] payload, List<?> records) {
        frames.put(payload, records);
    }

    /** The records of a frame that counts from now on. */
    List<?> appended(EntityId entity, byte[] payload) {
        List<?> records = frames.get(payload);
        for (Object record : records) {
            long at = madeAt.get(record);
            if (record instanceof ShardRecord shardRecord) {
                durable(entity.index(), shardRecord, at);
            } else {
                durable((CoordinatorRecord) record, at);
            }
        }
        return records;
    }

    /** The entity's time at which these were made. */
    long latestMs(List<?> records) {
        return records.stream().mapToLong(madeAtMs::get).max().orElse(0);
    }

    private void durable(int shard, ShardRecord record, long at) {
        if (record instanceof ShardRecord.Prepared prepared) {
            facts.prepared(shard, prepared.txId(), at);
        } else if (record instanceof ShardRecord.Committed committed) {
            facts.settled(shard, committed.txId());
            facts.applied(shard, committed.txId());
        } else if (record instanceof ShardRecord.Aborted aborted) {
            facts.settled(shard, aborted.txId());
        } else if (record instanceof ShardRecord.Executed executed) {
            facts.executed(shard, executed.txId(), at);
            facts.decided(executed.txId(), new Facts.Decision(executed.digest(), Outcome.COMMITTED, at));
        } else if (record instanceof ShardRecord.Refused refused) {
            facts.decided(refused.txId(),
                    new Facts.Decision(refused.digest(), new Outcome.Rejected(refused.code(), refused.step()), at));
        } else if (record instanceof ShardRecord.Barred barred) {
            facts.barred(barred.txId());
        } else if (record instanceof ShardRecord.HoldsExpired expired) {
            expired.holds().forEach(hold -> facts.expired(hold, at));
        } else if (record instanceof ShardRecord.Purged purged) {
            facts.purged(purged.beforeMs());
        }
    }

    private void durable(CoordinatorRecord record, long at) {
        if (record instanceof CoordinatorRecord.Decided decided) {
            facts.decided(decided.txId(), new Facts.Decision(decided.digest(), decided.outcome(), at));
            if (!decided.participants().isEmpty()) {
                facts.toDeliver(decided.txId());
            }
        } else if (record instanceof CoordinatorRecord.Delivered delivered) {
            facts.delivered(delivered.txId());
        } else {
            facts.purged(((CoordinatorRecord.Purged) record).beforeMs());
        }
    }
}
