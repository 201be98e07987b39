package io.weft.client.transport;

import io.weft.api.v1.GetAccountRequest;
import io.weft.api.v1.GetAccountResponse;
import io.weft.api.v1.LedgerGrpc;
import io.weft.api.v1.ReadBatchRequest;
import io.weft.api.v1.ReadBatchResponse;
import io.weft.client.routing.Reply;
import java.util.List;

/** Reads of accounts, over {@code ReadBatches}. */
public final class AccountReads implements Carrier<GetAccountRequest, GetAccountResponse> {

    @Override
    public Stream<GetAccountRequest> open(Connection connection, Owner<GetAccountResponse> owner) {
        BatchStream<GetAccountRequest, GetAccountResponse, ReadBatchRequest, ReadBatchResponse> stream =
                new BatchStream<>(connection, owner, AccountReads::encode, AccountReads::decode);
        LedgerGrpc.newStub(connection.channel()).readBatches(stream);
        return stream;
    }

    private static ReadBatchRequest encode(long batchId, List<GetAccountRequest> reads) {
        return ReadBatchRequest.newBuilder().setBatchId(batchId).addAllReads(reads).build();
    }

    private static void decode(ReadBatchResponse response, Owner<GetAccountResponse> owner) {
        owner.answered(response.getBatchId(), response.getAnswersList().stream()
                .map(answer -> new Numbered<>(answer.getIndex(), reply(answer))).toList());
    }

    private static Reply<GetAccountResponse> reply(ReadBatchResponse.Answer answer) {
        return switch (answer.getAnswerCase()) {
            case ACCOUNT -> new Reply.Decided<>(answer.getAccount());
            case RETRYABLE -> new Reply.NotDone<>(
                    answer.getRetryable().getCode() + " " + answer.getRetryable().getMessage());
            case MALFORMED -> new Reply.Inconclusive<>(answer.getMalformed().getMessage());
            case ANSWER_NOT_SET -> new Reply.Unknown<>("an answer of a kind that this client does not know");
        };
    }
}
