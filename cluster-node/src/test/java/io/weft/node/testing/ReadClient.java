package io.weft.node.testing;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.weft.api.v1.GetAccountRequest;
import io.weft.api.v1.LedgerGrpc;
import io.weft.api.v1.ReadBatchRequest;
import io.weft.api.v1.ReadBatchResponse;
import io.weft.api.v1.ReadBatchResponse.Answer;
import io.weft.api.v1.ReadMode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The client side of one stream of reads. Answers are kept as {@code batch/index}. */
public final class ReadClient extends StreamClient<ReadBatchRequest, ReadBatchResponse> {

    public final Map<String, Answer> answers = new ConcurrentHashMap<>();

    private ReadClient() {}

    /** Reads everything as it comes. */
    public static ReadClient reading(ManagedChannel channel) {
        ReadClient client = notReading(channel);
        client.read();
        return client;
    }

    public static ReadClient notReading(ManagedChannel channel) {
        ReadClient client = new ReadClient();
        LedgerGrpc.newStub(channel).readBatches(client);
        return client;
    }

    public static GetAccountRequest exact(ByteString account) {
        return GetAccountRequest.newBuilder().setAccount(account).build();
    }

    public static GetAccountRequest latest(ByteString account) {
        return GetAccountRequest.newBuilder().setAccount(account).setMode(ReadMode.LATEST).build();
    }

    public void send(long batchId, List<GetAccountRequest> reads) {
        sendBatch(ReadBatchRequest.newBuilder().setBatchId(batchId).addAllReads(reads).build());
    }

    @Override
    int note(ReadBatchResponse response) {
        response.getAnswersList().forEach(answer ->
                answers.put(Long.toUnsignedString(response.getBatchId()) + "/" + answer.getIndex(), answer));
        return response.getAnswersCount();
    }
}
