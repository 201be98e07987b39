package io.weft.client.transport;

import com.google.protobuf.Message;
import io.grpc.stub.StreamObserver;
import io.weft.api.v1.CancelRequest;
import io.weft.api.v1.CancelResponse;
import io.weft.api.v1.GetLedgerInfoRequest;
import io.weft.api.v1.GetLedgerInfoResponse;
import io.weft.api.v1.GetTransactionRequest;
import io.weft.api.v1.GetTransactionResponse;
import io.weft.api.v1.LedgerGrpc.LedgerStub;
import io.weft.client.routing.Reply;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A call with one request and one answer. It may be made any number of times.
 *
 * @param call   begins it
 * @param judge  what an answer means
 */
public record Question<R extends Message>(BiConsumer<LedgerStub, StreamObserver<R>> call, Function<R, Reply<Message>> judge) {

    public static Question<CancelResponse> cancel(CancelRequest request) {
        return new Question<>((stub, observer) -> stub.cancel(request, observer), response -> switch (response.getResultCase()) {
            case CANCELLED, DECIDED -> new Reply.Decided<>(response);
            case RETRYABLE -> new Reply.NotDone<>(
                    response.getRetryable().getCode() + " " + response.getRetryable().getMessage());
            case UNKNOWN -> new Reply.Unknown<>(response.getUnknown().getMessage());
            case RESULT_NOT_SET -> new Reply.Unknown<>("an answer of a kind that this client does not know");
        });
    }

    public static Question<GetTransactionResponse> find(GetTransactionRequest request) {
        return new Question<>((stub, observer) -> stub.getTransaction(request, observer), Reply.Decided::new);
    }

    public static Question<GetLedgerInfoResponse> info() {
        return new Question<>((stub, observer) -> stub.getLedgerInfo(GetLedgerInfoRequest.getDefaultInstance(), observer),
                Reply.Decided::new);
    }
}
