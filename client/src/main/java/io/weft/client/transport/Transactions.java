package io.weft.client.transport;

import io.weft.api.v1.ExecuteBatchRequest;
import io.weft.api.v1.ExecuteBatchResponse;
import io.weft.api.v1.LedgerGrpc;
import io.weft.api.v1.Outcome;
import io.weft.api.v1.RejectionCode;
import io.weft.api.v1.Transaction;
import io.weft.client.routing.Reply;
import java.util.List;

/** Transactions, over {@code ExecuteBatches}. Answered with a committed or rejected outcome. */
public final class Transactions implements Carrier<Transaction, Outcome> {

    /** The codes of the API below this one say what becomes of the transaction, and not only of this try. */
    private static final int FIRST_CODE_OF_A_TRY = RejectionCode.TX_ID_REUSED_VALUE;

    @Override
    public Stream<Transaction> open(Connection connection, Owner<Outcome> owner) {
        BatchStream<Transaction, Outcome, ExecuteBatchRequest, ExecuteBatchResponse> stream =
                new BatchStream<>(connection, owner, Transactions::encode, Transactions::decode);
        LedgerGrpc.newStub(connection.channel()).executeBatches(stream);
        return stream;
    }

    private static ExecuteBatchRequest encode(long batchId, List<Transaction> transactions) {
        return ExecuteBatchRequest.newBuilder().setBatchId(batchId).addAllTransactions(transactions).build();
    }

    private static void decode(ExecuteBatchResponse response, Owner<Outcome> owner) {
        owner.answered(response.getBatchId(), response.getResultsList().stream()
                .map(result -> new Numbered<>(result.getIndex(), reply(result.getOutcome()))).toList());
    }

    static Reply<Outcome> reply(Outcome outcome) {
        return switch (outcome.getKindCase()) {
            case COMMITTED -> new Reply.Decided<>(outcome);
            case REJECTED -> rejected(outcome);
            case RETRYABLE -> new Reply.NotDone<>(
                    outcome.getRetryable().getCode() + " " + outcome.getRetryable().getMessage());
            case UNKNOWN -> new Reply.Unknown<>(outcome.getUnknown().getMessage());
            case KIND_NOT_SET -> new Reply.Unknown<>("an outcome of a kind that this client does not know");
        };
    }

    private static Reply<Outcome> rejected(Outcome outcome) {
        RejectionCode code = outcome.getRejected().getCode();
        String why = code + " " + outcome.getRejected().getMessage();
        if (code == RejectionCode.TX_EXPIRED) {
            return new Reply.Inconclusive<>(why);
        }
        boolean isOfTheTransaction = code == RejectionCode.CANCELLED
                || code != RejectionCode.UNRECOGNIZED && code.getNumber() < FIRST_CODE_OF_A_TRY;
        return isOfTheTransaction ? new Reply.Decided<>(outcome) : new Reply.RefusedNow<>(outcome, why);
    }
}
