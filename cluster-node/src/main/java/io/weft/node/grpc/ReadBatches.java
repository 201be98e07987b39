package io.weft.node.grpc;

import io.weft.api.v1.GetAccountRequest;
import io.weft.api.v1.ReadBatchRequest;
import io.weft.api.v1.ReadBatchResponse;
import io.weft.node.gateway.Asked;
import io.weft.node.gateway.Gateway;
import io.weft.node.gateway.InFlightLimit;
import io.weft.node.gateway.Lane;
import io.weft.node.gateway.Question;
import io.weft.node.grpc.ApiDecoder.AccountRead;
import io.weft.node.grpc.Decoded.Malformed;
import io.weft.node.grpc.Decoded.Valid;
import io.weft.node.settings.GatewaySettings;
import io.weft.protocol.message.GatewayMessage.ReadRefused;
import io.weft.protocol.model.RetryableCode;
import java.util.ArrayList;
import java.util.List;

/** Batches of reads, all through one lane. */
final class ReadBatches implements BatchWork<ReadBatchRequest, ReadBatchResponse> {

    private static final ReadRefused NO_ROOM = new ReadRefused(0, RetryableCode.RESOURCE_EXHAUSTED);

    private final Gateway gateway;
    private final Lane lane;
    private final GatewaySettings settings;
    private final Bounds bounds;
    private final InFlightLimit unreadBytes;

    ReadBatches(Gateway gateway, GatewaySettings settings) {
        this.gateway = gateway;
        this.lane = gateway.lane();
        this.settings = settings;
        this.bounds = new Bounds("reads", settings.maxBatchTransactions(), maxOwed(settings));
        this.unreadBytes = new InFlightLimit(settings.maxStreamUnreadBytes());
    }

    /** A stream that is alone on its node is made to wait, rather than refused, unless one batch is too much already. */
    private static int maxOwed(GatewaySettings settings) {
        int most = Math.min(settings.maxStreamTransactionsInFlight(), settings.maxQuestionsInFlight());
        return Math.max(settings.maxBatchTransactions(), most);
    }

    @Override
    public Bounds bounds() {
        return bounds;
    }

    @Override
    public long id(ReadBatchRequest batch) {
        return batch.getBatchId();
    }

    @Override
    public int size(ReadBatchRequest batch) {
        return batch.getReadsCount();
    }

    @Override
    public ReadAnswers begin(ReadBatchRequest batch, BatchStream<?, ReadBatchResponse> stream) {
        ReadAnswers answers = new ReadAnswers(batch.getBatchId(), stream, unreadBytes);
        List<Asked> asked = new ArrayList<>(batch.getReadsCount());
        for (int i = 0; i < batch.getReadsCount(); i++) {
            add(i, batch.getReads(i), answers, asked);
        }
        int room = lane.askUpTo(asked, settings.defaultTimeoutMs());
        asked.subList(room, asked.size()).forEach(refused -> refused.sink().answer(NO_ROOM));
        return answers;
    }

    private void add(int index, GetAccountRequest request, ReadAnswers answers, List<Asked> asked) {
        Decoded<AccountRead> decoded = ApiDecoder.accountRead(request);
        if (decoded instanceof Malformed<AccountRead> malformed) {
            answers.malformed(index, malformed.fault());
            return;
        }
        AccountRead read = ((Valid<AccountRead>) decoded).value();
        Question question = gateway.questions().readAccount(read.account(), read.mode());
        asked.add(new Asked(question, new ReadSink(index, answers)));
    }
}
