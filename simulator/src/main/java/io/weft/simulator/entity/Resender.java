package io.weft.simulator.entity;

import io.weft.protocol.effects.Outbox;
import io.weft.protocol.effects.Sender;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.message.ShardMessage.AskAssets;
import io.weft.protocol.message.ShardMessage.AssetStandings;
import io.weft.protocol.message.ShardMessage.Bar;
import io.weft.protocol.message.ShardMessage.Decide;
import io.weft.protocol.message.ShardMessage.Prepare;
import java.util.ArrayList;
import java.util.List;

/** Takes what one step sends, notes it, and puts it into the outbox that gathers several steps. */
final class Resender implements Sender {

    private final Outbox gathering;
    private final List<Sent> sent = new ArrayList<>();

    Resender(Outbox gathering) {
        this.gathering = gathering;
    }

    List<Sent> sent() {
        return sent;
    }

    @Override
    public void toShard(int shard, ShardMessage message) {
        sent.add(new Sent(EntityId.shard(shard), null, message));
        if (message instanceof Prepare prepare) {
            prepare.items().forEach(item -> gathering.prepare(shard, item));
        } else if (message instanceof Decide decide) {
            decide.items().forEach(item -> gathering.decide(shard, item.txId(), item.attempt(), item.commit()));
        } else if (message instanceof Bar bar) {
            bar.txIds().forEach(txId -> gathering.bar(bar.coordinator(), shard, txId));
        } else if (message instanceof AskAssets ask) {
            ask.items().forEach(item -> gathering.askAsset(ask.askingShard(), shard, item));
        } else if (message instanceof AssetStandings standings) {
            standings.items().forEach(item -> gathering.answerAsset(shard, item));
        } else {
            throw new IllegalStateException("no machine sends a " + message.getClass().getSimpleName());
        }
    }

    @Override
    public void toCoordinator(int coordinator, CoordinatorMessage message) {
        sent.add(new Sent(EntityId.coordinator(coordinator), null, message));
        if (message instanceof CoordinatorMessage.Votes votes) {
            votes.votes().forEach(vote -> gathering.vote(votes.shard(), vote.txId(), vote.attempt(), vote.ballot()));
        } else if (message instanceof CoordinatorMessage.Applied applied) {
            applied.items().forEach(item -> gathering.applied(applied.shard(), item.txId(), item.attempt()));
        } else if (message instanceof CoordinatorMessage.Inquire inquire) {
            inquire.items().forEach(item -> gathering.inquire(inquire.shard(), item.txId(), item.attempt()));
        } else if (message instanceof CoordinatorMessage.Barred barred) {
            barred.items().forEach(item -> gathering.barred(barred.shard(), coordinator, item.txId(), item.executed()));
        } else {
            throw new IllegalStateException("no machine sends a " + message.getClass().getSimpleName());
        }
    }

    @Override
    public void toGateway(Party gateway, GatewayMessage message) {
        if (message instanceof GatewayMessage.AccountStates several) {
            // Each is an answer that somebody waits for.
            several.states().forEach(state -> toGateway(gateway, state));
            return;
        }
        sent.add(new Sent(null, gateway, message));
        if (message instanceof GatewayMessage.Outcomes outcomes) {
            outcomes.items().forEach(item -> gathering.outcome(new ReplyTo(gateway, item.requestId()), item.outcome()));
        } else {
            gathering.answer(gateway, (GatewayMessage.Answer) message);
        }
    }
}
