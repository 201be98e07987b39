package io.weft.protocol.effects;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.AccountState;
import io.weft.protocol.message.GatewayMessage.AccountStates;
import io.weft.protocol.message.GatewayMessage.Answer;
import io.weft.protocol.message.GatewayMessage.BalanceState;
import io.weft.protocol.message.GatewayMessage.ReadRefused;
import io.weft.protocol.message.Party;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.RetryableCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerMessagesTest {

    private static final BalanceState BALANCE =
            new BalanceState(new AssetId(new AccountId(0, 0, 1), 1), Quantity.ONE, Quantity.ZERO, Quantity.ZERO);

    @Test
    void shouldSendAccountsTogetherAndOtherAnswersByThemselves() {
        ReadRefused refused = new ReadRefused(2, RetryableCode.TIMED_OUT);
        assertThat(send(state(1, 1), refused, state(3, 1)))
                .containsExactly(refused, new AccountStates(List.of(state(1, 1), state(3, 1))));
    }

    @Test
    void shouldSendOneAccountAsItIs() {
        assertThat(send(state(1, 1))).containsExactly(state(1, 1));
    }

    @Test
    void shouldSendNothingIfThereIsNothing() {
        assertThat(send()).isEmpty();
    }

    @Test
    void shouldSendAnAccountThatIsTooLargeForOthersByItself() {
        AccountState large = state(2, AnswerMessages.MAX_PARTS + 1);
        assertThat(send(state(1, 1), large, state(3, 1))).containsExactly(state(1, 1), large, state(3, 1));
    }

    @Test
    void shouldSendNoMoreInOneMessageThanItMayHave() {
        int half = AnswerMessages.MAX_PARTS / 2 - 1;
        assertThat(send(state(1, half), state(2, half), state(3, half)))
                .containsExactly(new AccountStates(List.of(state(1, half), state(2, half))), state(3, half));
    }

    private static AccountState state(long requestId, int balances) {
        return new AccountState(requestId, true, false, false, Collections.nCopies(balances, BALANCE), List.of());
    }

    private static List<GatewayMessage> send(Answer... answers) {
        List<GatewayMessage> sent = new ArrayList<>();
        AnswerMessages.send(null, List.of(answers), new Sender() {
            @Override
            public void toShard(int shard, ShardMessage message) {
                throw new AssertionError(message);
            }

            @Override
            public void toCoordinator(int coordinator, CoordinatorMessage message) {
                throw new AssertionError(message);
            }

            @Override
            public void toGateway(Party gateway, GatewayMessage message) {
                sent.add(message);
            }
        });
        return sent;
    }
}
