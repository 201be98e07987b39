package io.weft.node.grpc;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.weft.api.v1.CancelRequest;
import io.weft.api.v1.CancelResponse;
import io.weft.api.v1.ExecuteBatchRequest;
import io.weft.api.v1.ExecuteBatchResponse;
import io.weft.api.v1.ExecuteRequest;
import io.weft.api.v1.ExecuteResponse;
import io.weft.api.v1.GetAccountRequest;
import io.weft.api.v1.GetAccountResponse;
import io.weft.api.v1.GetAssetRequest;
import io.weft.api.v1.GetAssetResponse;
import io.weft.api.v1.GetLedgerInfoRequest;
import io.weft.api.v1.GetLedgerInfoResponse;
import io.weft.api.v1.GetNodeStatisticsRequest;
import io.weft.api.v1.GetNodeStatisticsResponse;
import io.weft.api.v1.GetTransactionRequest;
import io.weft.api.v1.GetTransactionResponse;
import io.weft.api.v1.LedgerGrpc;
import io.weft.api.v1.ListHoldsRequest;
import io.weft.api.v1.ListHoldsResponse;
import io.weft.api.v1.ReadBatchRequest;
import io.weft.api.v1.ReadBatchResponse;
import io.weft.node.gateway.AnswerSink;
import io.weft.node.gateway.Gateway;
import io.weft.node.gateway.Lane;
import io.weft.node.gateway.Question;
import io.weft.node.gateway.RoutedTransaction;
import io.weft.node.gateway.TransactionSearch;
import io.weft.node.grpc.Decoded.Malformed;
import io.weft.node.grpc.Decoded.Valid;
import io.weft.node.settings.GatewaySettings;
import io.weft.protocol.message.GatewayMessage.AccountState;
import io.weft.protocol.message.GatewayMessage.AssetState;
import io.weft.protocol.message.GatewayMessage.Found;
import io.weft.protocol.message.GatewayMessage.Holds;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The calls of {@code weft.v1.Ledger}. Decodes, hands over to the gateway, and never waits. */
final class LedgerService extends LedgerGrpc.LedgerImplBase {

    private final Gateway gateway;
    private final GatewaySettings settings;
    private final OpenStreams streams;
    private final String version;
    private final NodeStatistics statistics;

    LedgerService(Gateway gateway, GatewaySettings settings, OpenStreams streams, String version, NodeStatistics statistics) {
        this.gateway = gateway;
        this.settings = settings;
        this.streams = streams;
        this.version = version;
        this.statistics = statistics;
    }

    @Override
    public void execute(ExecuteRequest request, StreamObserver<ExecuteResponse> out) {
        UnaryReply<ExecuteResponse> reply = new UnaryReply<>(out);
        ifValid(ApiDecoder.transaction(request.getTransaction()), reply, transaction -> {
            RoutedTransaction routed = RoutedTransaction.of(0, transaction, gateway.placement());
            if (!gateway.lane().tryExecute(routed, new UnaryOutcome(reply), timeoutMs())) {
                reply.noRoom();
            }
        });
    }

    @Override
    public StreamObserver<ExecuteBatchRequest> executeBatches(StreamObserver<ExecuteBatchResponse> out) {
        return streams.open((ServerCallStreamObserver<ExecuteBatchResponse>) out, new ExecuteBatches(gateway, settings));
    }

    @Override
    public StreamObserver<ReadBatchRequest> readBatches(StreamObserver<ReadBatchResponse> out) {
        return streams.open((ServerCallStreamObserver<ReadBatchResponse>) out, new ReadBatches(gateway, settings));
    }

    @Override
    public void cancel(CancelRequest request, StreamObserver<CancelResponse> out) {
        UnaryReply<CancelResponse> reply = new UnaryReply<>(out);
        ifValid(ApiDecoder.txId(request.getTxId()), reply,
                txId -> ask(gateway.questions().cancel(txId), reply, new CancelReply(reply)));
    }

    @Override
    public void getTransaction(GetTransactionRequest request, StreamObserver<GetTransactionResponse> out) {
        UnaryReply<GetTransactionResponse> reply = new UnaryReply<>(out);
        ifValid(ApiDecoder.txId(request.getTxId()), reply, txId -> {
            Lane lane = gateway.lane();
            AnswerSink sink = new QuestionReply<>(reply, Found.class, ApiEncoder::found);
            if (!TransactionSearch.tryStart(lane, gateway.questions(), txId, sink, timeoutMs())) {
                reply.noRoom();
            }
        });
    }

    @Override
    public void getAccount(GetAccountRequest request, StreamObserver<GetAccountResponse> out) {
        UnaryReply<GetAccountResponse> reply = new UnaryReply<>(out);
        ifValid(ApiDecoder.accountRead(request), reply, read -> ask(gateway.questions().readAccount(read.account(), read.mode()),
                reply, new QuestionReply<>(reply, AccountState.class, ApiEncoder::account)));
    }

    @Override
    public void listHolds(ListHoldsRequest request, StreamObserver<ListHoldsResponse> out) {
        UnaryReply<ListHoldsResponse> reply = new UnaryReply<>(out);
        ifValid(ApiDecoder.holdsRead(request), reply,
                read -> ask(gateway.questions().readHolds(read.account(), read.after(), read.pageSize()), reply,
                        new QuestionReply<>(reply, Holds.class, ApiEncoder::holds)));
    }

    @Override
    public void getAsset(GetAssetRequest request, StreamObserver<GetAssetResponse> out) {
        UnaryReply<GetAssetResponse> reply = new UnaryReply<>(out);
        ifValid(ApiDecoder.asset(request), reply, asset -> ask(gateway.questions().readAsset(asset), reply,
                new QuestionReply<>(reply, AssetState.class, ApiEncoder::asset)));
    }

    @Override
    public void getLedgerInfo(GetLedgerInfoRequest request, StreamObserver<GetLedgerInfoResponse> out) {
        new UnaryReply<>(out).send(GetLedgerInfoResponse.newBuilder()
                .setShards(gateway.placement().shards())
                .setCoordinators(gateway.placement().coordinators())
                .setOneShardTransactions(gateway.admitted().oneShard())
                .setCrossShardTransactions(gateway.admitted().crossShard())
                .setVersion(version)
                .build());
    }

    @Override
    public void getNodeStatistics(GetNodeStatisticsRequest request, StreamObserver<GetNodeStatisticsResponse> out) {
        new UnaryReply<>(out).send(statistics.read());
    }

    private void ask(Question question, UnaryReply<?> reply, AnswerSink sink) {
        if (!gateway.lane().tryAsk(question, sink, timeoutMs())) {
            reply.noRoom();
        }
    }

    private static <T> void ifValid(Decoded<T> decoded, UnaryReply<?> reply, Consumer<T> then) {
        if (decoded instanceof Malformed<T> malformed) {
            reply.malformed(malformed.fault());
        } else {
            then.accept(((Valid<T>) decoded).value());
        }
    }

    /** What the client gives the call, at most the longest allowed. */
    private long timeoutMs() {
        Deadline deadline = Context.current().getDeadline();
        if (deadline == null) {
            return settings.defaultTimeoutMs();
        }
        return Math.min(settings.maxTimeoutMs(), Math.max(0, deadline.timeRemaining(TimeUnit.MILLISECONDS)));
    }
}
