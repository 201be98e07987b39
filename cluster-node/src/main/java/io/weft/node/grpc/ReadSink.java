package io.weft.node.grpc;

import io.weft.node.gateway.AnswerSink;
import io.weft.node.gateway.Gathering;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.AccountState;
import io.weft.protocol.message.GatewayMessage.ReadRefused;
import io.weft.protocol.model.RetryableCode;

/** Answers one read of a batch. */
record ReadSink(int index, ReadAnswers answers) implements AnswerSink {

    @Override
    public void answer(GatewayMessage answer) {
        if (answer instanceof AccountState state) {
            answers.account(index, ApiEncoder.account(state));
        } else if (answer instanceof ReadRefused refused) {
            answers.refused(index, refused.code());
        } else {
            answers.notAnAccount(answer);
        }
    }

    @Override
    public void noAnswer() {
        answers.refused(index, RetryableCode.TIMED_OUT);
    }

    @Override
    public Gathering gathering() {
        return answers;
    }
}
