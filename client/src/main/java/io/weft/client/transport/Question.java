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
import io.weft.api.v1.Outcome;
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

    private static final String UNKNOWN_KIND = "an answer of a kind that this client does not know";
    private static final String NO_DECISION = "no decision was found or made: ";

    public static Question<CancelResponse> cancel(CancelRequest request) {
        return new Question<>((stub, observer) -> stub.cancel(request, observer), response -> switch (response.getResultCase()) {
            case CANCELLED -> new Reply.Decided<>(response);
            case DECIDED -> decided(response, response.getDecided());
            case RETRYABLE -> new Reply.NotDone<>(
                    response.getRetryable().getCode() + " " + response.getRetryable().getMessage());
            case UNKNOWN -> new Reply.Unknown<>(response.getUnknown().getMessage());
            case RESULT_NOT_SET -> new Reply.Unknown<>(UNKNOWN_KIND);
        });
    }

    /**
     * A code that speaks of the try is no decision: an id that is forgotten may have committed, one of the future was not
     * barred. Whoever took it for one would pay again.
     */
    private static Reply<Message> decided(Message response, Outcome outcome) {
        Reply<Outcome> reply = Transactions.reply(outcome);
        if (reply instanceof Reply.Decided) {
            return new Reply.Decided<>(response);
        } else if (reply instanceof Reply.RefusedNow<Outcome> refused) {
            return new Reply.Inconclusive<>(NO_DECISION + refused.why());
        } else if (reply instanceof Reply.Inconclusive<Outcome> inconclusive) {
            return new Reply.Inconclusive<>(NO_DECISION + inconclusive.why());
        }
        return new Reply.Unknown<>(UNKNOWN_KIND);
    }

    public static Question<GetTransactionResponse> find(GetTransactionRequest request) {
        return new Question<>((stub, observer) -> stub.getTransaction(request, observer),
                response -> switch (response.getResultCase()) {
                    case OUTCOME -> decided(response, response.getOutcome());
                    case PENDING, NOT_FOUND, EXPIRED -> new Reply.Decided<>(response);
                    case RESULT_NOT_SET -> new Reply.Unknown<>(UNKNOWN_KIND);
                });
    }

    public static Question<GetLedgerInfoResponse> info() {
        return new Question<>((stub, observer) -> stub.getLedgerInfo(GetLedgerInfoRequest.getDefaultInstance(), observer),
                Reply.Decided::new);
    }
}
