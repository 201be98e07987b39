package io.weft.node.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.effects.Outbox;
import io.weft.protocol.effects.Sender;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.message.ShardMessage.ReadAccount;
import io.weft.protocol.message.ShardMessage.ReadAccounts;
import io.weft.protocol.message.ShardMessage.ReadAsset;
import io.weft.protocol.message.ShardMessage.ReadMode;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatheredReadsTest {

    private final Sent sent = new Sent();
    private final GatheredReads reads = new GatheredReads(sent);

    @Test
    void shouldSendTheReadsOfAShardTogetherWhenTheyAreFlushed() {
        // given
        reads.toShard(1, read(1));
        reads.toShard(2, read(2));
        reads.toShard(1, read(3));
        assertThat(sent.messages).isEmpty();

        // when
        reads.flush();
        reads.flush();

        // then
        assertThat(sent.messages).containsExactly(new ReadAccounts(List.of(read(1), read(3))), read(2));
        assertThat(sent.shards).containsExactly(1, 2);
    }

    @Test
    void shouldSendNoMoreInOneMessageThanItMayHave() {
        // given
        for (int i = 0; i <= Outbox.MAX_ITEMS; i++) {
            reads.toShard(1, read(i));
        }

        // when
        reads.flush();

        // then
        assertThat(sent.messages).hasSize(2).last().isEqualTo(read(Outbox.MAX_ITEMS));
    }

    @Test
    void shouldSendAllElseAtOnce() {
        // given
        ReadAsset other = new ReadAsset(new AssetId(new AccountId(0, 0, 1), 1), new ReplyTo(null, 1));

        // when
        reads.toShard(1, other);

        // then
        assertThat(sent.messages).containsExactly(other);
    }

    private static ReadAccount read(int number) {
        return new ReadAccount(new AccountId(0, 0, number), ReadMode.EXACT, new ReplyTo(null, number));
    }

    private static final class Sent implements Sender {

        private final List<Integer> shards = new ArrayList<>();
        private final List<ShardMessage> messages = new ArrayList<>();

        @Override
        public void toShard(int shard, ShardMessage message) {
            shards.add(shard);
            messages.add(message);
        }

        @Override
        public void toCoordinator(int coordinator, CoordinatorMessage message) {
            throw new AssertionError(message);
        }

        @Override
        public void toGateway(Party gateway, GatewayMessage message) {
            throw new AssertionError(message);
        }
    }
}
