package io.weft.simulator.coverage;

import io.weft.protocol.message.GatewayMessage.AccountState;
import io.weft.protocol.message.GatewayMessage.Answer;
import io.weft.protocol.message.GatewayMessage.AssetState;
import io.weft.protocol.message.GatewayMessage.Holds;
import io.weft.protocol.message.GatewayMessage.ReadRefused;
import io.weft.protocol.message.ReplyTo;
import io.weft.protocol.message.ShardMessage;
import io.weft.protocol.message.ShardMessage.ReadAccount;
import io.weft.protocol.message.ShardMessage.ReadMode;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.RetryableCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads at a shard. Not thread-safe. */
final class ReadWatch {

    private final Reached reached;
    private final Map<Long, WaitingRead> waiting = new HashMap<>();
    /** By this step, to those who had waited. */
    private final Set<AccountId> shown = new HashSet<>();

    /** @param latestOf the account of a latest read; null of an exact one */
    private record WaitingRead(AccountId latestOf) {}

    ReadWatch(Reached reached) {
        this.reached = reached;
    }

    void heard(ShardMessage read, StepSeen step) {
        AccountId latestOf = read instanceof ReadAccount account && account.mode() == ReadMode.LATEST ? account.account() : null;
        long requestId = replyTo(read).requestId();
        Answer answer = step.answer(Answer.class, requestId);
        boolean isExact = latestOf == null;
        if (answer == null) {
            waiting.put(requestId, new WaitingRead(latestOf));
            reached.reach(isExact ? Transition.READ_WAITS : Transition.LATEST_WAITS);
        } else if (answer instanceof ReadRefused) {
            reached.reach(isExact ? Transition.READ_NO_ROOM : Transition.LATEST_NO_ROOM);
        } else {
            reached.reach(isExact ? Transition.READ_AT_ONCE : Transition.LATEST_AT_ONCE);
        }
    }

    private static ReplyTo replyTo(ShardMessage read) {
        return read instanceof ReadAccount account ? account.replyTo()
                : read instanceof ShardMessage.ReadHolds holds ? holds.replyTo() : ((ShardMessage.ReadAsset) read).replyTo();
    }

    /** An answer that a step has sent. */
    void sent(Answer answer) {
        if (answer instanceof Holds) {
            reached.reach(Transition.READ_HOLDS);
        } else if (answer instanceof AssetState asset) {
            reached.reach(asset.exists() ? Transition.READ_ASSET : Transition.READ_NO_ASSET);
        }
        WaitingRead read = waiting.isEmpty() || isNoRoom(answer) ? null : waiting.remove(answer.requestId());
        if (read != null && read.latestOf() == null) {
            reached.reach(answer instanceof ReadRefused ? Transition.READ_TIMED_OUT : Transition.READ_WAITED);
        } else if (read != null) {
            latestAnswered(answer, read.latestOf());
        }
    }

    void afterStep() {
        shown.clear();
    }

    /** Then it does not wait; but the same read may, which came before. */
    private static boolean isNoRoom(Answer answer) {
        return answer instanceof ReadRefused refused && refused.code() == RetryableCode.RESOURCE_EXHAUSTED;
    }

    private void latestAnswered(Answer answer, AccountId account) {
        if (answer instanceof AccountState) {
            reached.reach(Transition.LATEST_WAITED);
            if (!shown.add(account)) {
                reached.reach(Transition.LATEST_TOGETHER);
            }
        } else {
            reached.reach(Transition.LATEST_TIMED_OUT);
        }
    }
}
