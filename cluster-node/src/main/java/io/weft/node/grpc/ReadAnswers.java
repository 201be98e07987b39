package io.weft.node.grpc;

import io.grpc.Status;
import io.weft.api.v1.GetAccountResponse;
import io.weft.api.v1.ReadBatchResponse;
import io.weft.api.v1.ReadBatchResponse.Answer;
import io.weft.api.v1.Retryable;
import io.weft.node.gateway.Gathering;
import io.weft.node.gateway.InFlightLimit;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.WellFormed.Fault;
import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answers of one batch of reads. An account may be large, so both what waits and what travels is bounded in bytes. */
final class ReadAnswers implements Gathering, BatchAnswers<ReadBatchResponse> {

    /** Unless a single answer is larger. Clients of gRPC take 4 MiB if not told otherwise. */
    static final int MAX_RESPONSE_BYTES = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(ReadAnswers.class);
    private static final Retryable UNREAD = Retryable.newBuilder()
            .setCode(io.weft.api.v1.RetryableCode.RESOURCE_EXHAUSTED)
            .setMessage("the answers that this client has not read take all the memory of their stream "
                    + "(weft.gateway.max-stream-unread-bytes)")
            .build();

    private final long batchId;
    private final BatchStream<?, ReadBatchResponse> stream;
    private final InFlightLimit unreadBytes;
    private final Queue<Answer> gathered = new ArrayDeque<>();

    /** @param unreadBytes of the accounts that the whole stream keeps */
    ReadAnswers(long batchId, BatchStream<?, ReadBatchResponse> stream, InFlightLimit unreadBytes) {
        this.batchId = batchId;
        this.stream = stream;
        this.unreadBytes = unreadBytes;
    }

    void account(int index, GetAccountResponse account) {
        Answer answer = Answer.newBuilder().setIndex(index).setAccount(account).build();
        if (unreadBytes.tryAcquire(answer.getSerializedSize())) {
            add(answer);
        } else {
            add(Answer.newBuilder().setIndex(index).setRetryable(UNREAD).build());
        }
    }

    void refused(int index, RetryableCode code) {
        add(Answer.newBuilder().setIndex(index).setRetryable(OutcomeEncoder.readRefused(code)).build());
    }

    void malformed(int index, Fault fault) {
        add(Answer.newBuilder().setIndex(index)
                .setMalformed(ReadBatchResponse.Malformed.newBuilder().setMessage(fault.toString())).build());
    }

    /** Only a bug brings this, and there is nothing true to say to the client. */
    void notAnAccount(GatewayMessage answer) {
        LOG.error("An entity answered with {} where the state of an account was expected", answer);
        stream.end(Status.INTERNAL.withDescription("an entity gave an answer of the wrong kind"));
    }

    @Override
    public void flush() {
        stream.ready(this);
    }

    private void add(Answer answer) {
        synchronized (gathered) {
            gathered.add(answer);
        }
    }

    @Override
    public ReadBatchResponse take() {
        synchronized (gathered) {
            if (gathered.isEmpty()) {
                return null;
            }
            ReadBatchResponse.Builder response = ReadBatchResponse.newBuilder().setBatchId(batchId);
            int bytes = 0;
            do {
                Answer answer = gathered.remove();
                bytes += answer.getSerializedSize();
                response.addAnswers(answer);
                if (answer.hasAccount()) {
                    unreadBytes.release(answer.getSerializedSize());
                }
            } while (!gathered.isEmpty() && bytes + gathered.element().getSerializedSize() <= MAX_RESPONSE_BYTES);
            return response.build();
        }
    }

    @Override
    public int count(ReadBatchResponse response) {
        return response.getAnswersCount();
    }
}
