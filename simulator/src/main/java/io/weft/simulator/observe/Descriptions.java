package io.weft.simulator.observe;

import io.weft.protocol.coordinator.CoordinatorRecord;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.CoordinatorMessage.Ballot;
import io.weft.protocol.message.FindTransaction;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ShardRecord;
import io.weft.simulator.audit.Names;
import io.weft.simulator.plan.Cast;
import io.weft.simulator.world.World;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Messages and records in a few words. */
public final class Descriptions {


    private String of(TxId txId) {
        return Names.of(txId);
    }

    private static String of(Attempt attempt) {
        return "attempt " + attempt.epoch() + "." + attempt.sequence();
    }

    private static <T> String join(List<T> items, Function<T, String> words) {
        return items.stream().map(words).collect(Collectors.joining(", "));
    }

    /** Such as {@code committed}, {@code GUARD_FAILED at step 0}. */
    public static String outcome(Outcome outcome) {
        if (outcome instanceof Outcome.Rejected rejected) {
            return rejected.code() + (rejected.step() < 0 ? "" : " at step " + rejected.step());
        }
        return outcome instanceof Outcome.Retryable retryable ? "retryable " + retryable.code() : "committed";
    }

    String records(List<?> records) {
        return join(records, record -> record instanceof ShardRecord shard ? shardRecord(shard) : coordinatorRecord((CoordinatorRecord) record));
    }

    private String shardRecord(ShardRecord record) {
        if (record instanceof ShardRecord.Prepared prepared) {
            return "prepared " + of(prepared.txId()) + " " + of(prepared.attempt());
        }
        if (record instanceof ShardRecord.Committed committed) {
            return "applied " + of(committed.txId()) + " " + of(committed.attempt());
        }
        if (record instanceof ShardRecord.Aborted aborted) {
            return "aborted " + of(aborted.txId()) + " " + of(aborted.attempt());
        }
        if (record instanceof ShardRecord.Executed executed) {
            return "executed " + of(executed.txId());
        }
        if (record instanceof ShardRecord.Refused refused) {
            return "refused " + of(refused.txId()) + " " + refused.code();
        }
        if (record instanceof ShardRecord.Barred barred) {
            return "barred " + of(barred.txId());
        }
        return record instanceof ShardRecord.HoldsExpired expired ? "expired " + join(expired.holds(), hold -> Names.of(hold))
                : "purged " + (((ShardRecord.Purged) record).beforeMs() - World.START_MS) + " ms";
    }

    private String coordinatorRecord(CoordinatorRecord record) {
        if (record instanceof CoordinatorRecord.Decided decided) {
            return "decided " + of(decided.txId()) + " " + outcome(decided.outcome());
        }
        return record instanceof CoordinatorRecord.Delivered delivered ? "delivered " + of(delivered.txId())
                : "purged " + (((CoordinatorRecord.Purged) record).beforeMs() - World.START_MS) + " ms";
    }

    /** Such as {@code prepare t3 attempt 1.4}. */
    public String message(Message message) {
        if (message instanceof Submit submit) {
            return "submit " + join(submit.items(), item -> of(item.transaction().id()));
        }
        if (message instanceof FindTransaction find) {
            return "find " + of(find.txId());
        }
        if (message instanceof ShardMessage toShard) {
            return toShard(toShard);
        }
        return message instanceof CoordinatorMessage toCoordinator ? toCoordinator(toCoordinator) : toGateway((GatewayMessage) message);
    }

    private String toShard(ShardMessage message) {
        if (message instanceof ShardMessage.Prepare prepare) {
            return "prepare " + join(prepare.items(), item -> of(item.txId()) + " " + of(item.attempt()));
        }
        if (message instanceof ShardMessage.Decide decide) {
            return join(decide.items(), item -> (item.commit() ? "commit " : "abort ") + of(item.txId()) + " " + of(item.attempt()));
        }
        if (message instanceof ShardMessage.Bar bar) {
            return "bar " + join(bar.txIds(), this::of);
        }
        if (message instanceof ShardMessage.ReadAccount read) {
            return "read " + Cast.name(read.account()) + " " + read.mode();
        }
        if (message instanceof ShardMessage.ReadHolds read) {
            return "read the holds of " + Cast.name(read.account());
        }
        if (message instanceof ShardMessage.AskAssets ask) {
            return "shard-" + ask.askingShard() + " asks for " + join(ask.items(), item -> Cast.name(item.asset()));
        }
        return message instanceof ShardMessage.AssetStandings standings
                ? join(standings.items(), item -> Cast.name(item.asset()) + " " + item.standing())
                : "read asset " + Cast.name(((ShardMessage.ReadAsset) message).asset());
    }

    private String toCoordinator(CoordinatorMessage message) {
        if (message instanceof CoordinatorMessage.Votes votes) {
            return "shard-" + votes.shard() + " votes " + join(votes.votes(), vote -> ballot(vote.ballot()) + " on " + of(vote.txId()) + " " + of(vote.attempt()));
        }
        if (message instanceof CoordinatorMessage.Applied applied) {
            return "shard-" + applied.shard() + " has applied " + join(applied.items(), item -> of(item.txId()));
        }
        if (message instanceof CoordinatorMessage.Inquire inquire) {
            return "shard-" + inquire.shard() + " asks about " + join(inquire.items(), item -> of(item.txId()) + " " + of(item.attempt()));
        }
        return message instanceof CoordinatorMessage.Cancel cancel ? "cancel " + of(cancel.txId())
                : barred((CoordinatorMessage.Barred) message);
    }

    private String barred(CoordinatorMessage.Barred barred) {
        return "shard-" + barred.shard() + " " + join(barred.items(), item -> (item.executed() == null ? "has barred "
                : "knows as " + outcome(item.executed()) + " ") + of(item.txId()));
    }

    private static String ballot(Ballot ballot) {
        return ballot instanceof Ballot.Yes ? "yes" : ballot instanceof Ballot.Die ? "die" : "no, " + ((Ballot.No) ballot).code();
    }

    private static String toGateway(GatewayMessage message) {
        if (message instanceof GatewayMessage.Outcomes outcomes) {
            return "outcomes " + join(outcomes.items(), item -> outcome(item.outcome()));
        }
        if (message instanceof GatewayMessage.CancelResult result) {
            return result.outcome() == null ? "cancelled" : "not cancelled: " + outcome(result.outcome());
        }
        return message.getClass().getSimpleName();
    }
}
