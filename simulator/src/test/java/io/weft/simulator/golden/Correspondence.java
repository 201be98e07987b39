package io.weft.simulator.golden;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.CoordinatorMessage;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.Message;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.message.Submit;
import io.weft.protocol.model.AccountId;
import io.weft.simulator.audit.Names;
import io.weft.simulator.observe.Descriptions;
import io.weft.simulator.plan.Cast;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What clients ask and are told. Not thread-safe. */
final class Correspondence {

    private final Scenario scenario;
    private final Map<Long, String> questions = new HashMap<>();
    private final Map<Long, AccountId> reads = new HashMap<>();
    private final Map<String, List<String>> answers = new LinkedHashMap<>();
    private final Map<AccountId, String> lastSeen = new HashMap<>();

    Correspondence(Scenario scenario) {
        this.scenario = scenario;
    }

    /** What a client asks by this message. */
    String asked(Message message) {
        List<String> asked = new ArrayList<>();
        if (message instanceof Submit submit) {
            submit.items().forEach(item -> asked.add(ask(item.replyTo().requestId(), scenario.nameOf(item.transaction()))));
        } else if (message instanceof CoordinatorMessage.Cancel cancel) {
            asked.add(ask(cancel.replyTo().requestId(), "cancel " + Names.of(cancel.txId())));
        } else if (message instanceof ShardMessage.ReadAccount read) {
            reads.put(read.replyTo().requestId(), read.account());
            asked.add(ask(read.replyTo().requestId(), "read " + Cast.name(read.account())));
        }
        return String.join(", ", asked);
    }

    private String ask(long request, String question) {
        questions.put(request, question);
        return question;
    }

    /** What a client is told by this message, without taking note of it. */
    String described(GatewayMessage message) {
        return String.join(", ", items(message).values());
    }

    /** A message has reached a client. */
    void told(GatewayMessage message) {
        items(message).forEach((request, text) -> answers.computeIfAbsent(questions.get(request), q -> new ArrayList<>())
                .add(text.substring(questions.get(request).length() + 2)));
    }

    private Map<Long, String> items(GatewayMessage message) {
        Map<Long, String> items = new LinkedHashMap<>();
        if (message instanceof GatewayMessage.Outcomes outcomes) {
            outcomes.items().forEach(item -> items.put(item.requestId(),
                    questions.get(item.requestId()) + ": " + Descriptions.outcome(item.outcome())));
        } else {
            GatewayMessage.Answer answer = (GatewayMessage.Answer) message;
            items.put(answer.requestId(), questions.get(answer.requestId()) + ": " + words(answer));
        }
        return items;
    }

    private String words(GatewayMessage.Answer answer) {
        if (answer instanceof GatewayMessage.CancelResult result) {
            return result.outcome() == null ? "cancelled" : "not cancelled, " + Descriptions.outcome(result.outcome());
        }
        return answer instanceof GatewayMessage.AccountState state ? words(state) : answer.getClass().getSimpleName();
    }

    private static String words(GatewayMessage.AccountState state) {
        List<String> balances = new ArrayList<>();
        for (GatewayMessage.BalanceState balance : state.balances()) {
            balances.add(balance.posted() + (balance.held().isZero() ? "" : ", of which " + balance.held() + " are held"));
        }
        return balances.isEmpty() ? "nothing" : String.join("; ", balances);
    }

    /** A read when all is over has been answered. */
    void toldInTheEnd(GatewayMessage message) {
        if (message instanceof GatewayMessage.AccountState state) {
            lastSeen.put(reads.get(state.requestId()), words(state));
        }
    }

    /** All answers to each question. */
    List<String> answers() {
        List<String> lines = new ArrayList<>();
        answers.forEach((question, told) -> lines.add("  " + question + ": " + String.join(", then ", told)));
        return lines;
    }

    String balances() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < Ledger.ACCOUNTS; i++) {
            all.add(Cast.name(Cast.account(i)) + " " + lastSeen.get(Cast.account(i)));
        }
        return String.join(", ", all);
    }

    /** The name of a target: an entity, or {@code client}. */
    static String name(EntityId target) {
        return target == null ? "client" : target.toString();
    }
}
