package io.weft.protocol.effects;

import io.weft.protocol.message.GatewayMessage.AccountState;
import io.weft.protocol.message.GatewayMessage.AccountStates;
import io.weft.protocol.message.GatewayMessage.Answer;
import io.weft.protocol.message.Party;
import java.util.ArrayList;
import java.util.List;

/** Answers on their way to one gateway: those about accounts travel together, all others by themselves. */
public final class AnswerMessages {

    /**
     * Most accounts, balances and issued assets of one message, unless one account alone has more; at 100 bytes each it
     * stays far below the largest message of the transport.
     */
    public static final int MAX_PARTS = 4096;

    private AnswerMessages() {}

    static void send(Party gateway, List<Answer> answers, Sender sender) {
        List<AccountState> states = new ArrayList<>(answers.size());
        int parts = 0;
        for (Answer answer : answers) {
            if (!(answer instanceof AccountState state)) {
                sender.toGateway(gateway, answer);
                continue;
            }
            int more = 1 + state.balances().size() + state.issued().size();
            if (parts + more > MAX_PARTS) {
                send(gateway, sender, states);
                states = new ArrayList<>();
                parts = 0;
            }
            states.add(state);
            parts += more;
        }
        send(gateway, sender, states);
    }

    private static void send(Party gateway, Sender sender, List<AccountState> states) {
        if (states.size() == 1) {
            sender.toGateway(gateway, states.get(0));
        } else if (!states.isEmpty()) {
            sender.toGateway(gateway, new AccountStates(states));
        }
    }
}
