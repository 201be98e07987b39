package io.weft.loadtest.client;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.weft.api.v1.GetAccountRequest;
import io.weft.api.v1.GetAccountResponse;
import io.weft.api.v1.LedgerGrpc;
import io.weft.api.v1.ReadBatchRequest;
import io.weft.api.v1.ReadBatchResponse;
import io.weft.api.v1.ReadMode;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Exact reads of many accounts in few messages; what was refused, or lost with a stream, is read again. For one thread. */
public final class AccountReads {

    private static final int BATCH = 256;
    private static final int MAX_BATCHES_IN_FLIGHT = 8;
    private static final int MAX_ROUNDS = 60;
    private static final long ANSWER_TIMEOUT_MS = 20_000;

    private final Supplier<Channel> channels;
    private final Backoff backoff = new Backoff(10, 1_000);

    /** @param channels gives the way to the node, asked anew for every stream */
    public AccountReads(Supplier<Channel> channels) {
        this.channels = channels;
    }

    /**
     * In the order of the ids.
     *
     * @param done counts the answers while they come in
     * @throws LedgerRefused if one could not be read, however often it was asked for
     */
    public List<GetAccountResponse> accounts(List<ByteString> ids, AtomicInteger done) throws LedgerRefused, InterruptedException {
        GetAccountResponse[] answers = new GetAccountResponse[ids.size()];
        List<Integer> open = IntStream.range(0, ids.size()).boxed().toList();
        String trouble = "";
        for (int round = 1; !open.isEmpty(); round++) {
            if (round > MAX_ROUNDS) {
                throw new LedgerRefused(open.size() + " accounts could not be read: " + trouble);
            }
            if (round > 1) {
                TimeUnit.MILLISECONDS.sleep(backoff.pauseMs(round));
            }
            trouble = new Round(ids, open, answers, done).run();
            open = open.stream().filter(index -> answers[index] == null).toList();
        }
        return Arrays.asList(answers);
    }

    /** One stream. */
    private final class Round implements StreamObserver<ReadBatchResponse> {

        private final List<ByteString> ids;
        private final List<Integer> open;
        private final GetAccountResponse[] answers;
        private final AtomicInteger done;
        private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        private String trouble = "";

        Round(List<ByteString> ids, List<Integer> open, GetAccountResponse[] answers, AtomicInteger done) {
            this.ids = ids;
            this.open = open;
            this.answers = answers;
            this.done = done;
        }

        /** What went wrong, for people; what is not answered is to be asked for again. */
        String run() throws InterruptedException {
            StreamObserver<ReadBatchRequest> requests = LedgerGrpc.newStub(channels.get()).readBatches(this);
            int sent = 0;
            int unanswered = 0;
            while (sent < open.size() || unanswered > 0) {
                while (sent < open.size() && unanswered <= (MAX_BATCHES_IN_FLIGHT - 1) * BATCH) {
                    int size = Math.min(BATCH, open.size() - sent);
                    requests.onNext(batch(sent, size));
                    sent += size;
                    unanswered += size;
                }
                Object event = heard.poll(ANSWER_TIMEOUT_MS, TimeUnit.MILLISECONDS);
                if (event instanceof ReadBatchResponse response) {
                    unanswered -= take(response);
                } else {
                    trouble = event == null ? "no answer for " + ANSWER_TIMEOUT_MS + " ms" : event.toString();
                    requests.onError(Status.CANCELLED.withDescription("given up").asRuntimeException());
                    return trouble;
                }
            }
            requests.onCompleted();
            return trouble;
        }

        /** Its id is where it begins among those that are open. */
        private ReadBatchRequest batch(int first, int size) {
            ReadBatchRequest.Builder batch = ReadBatchRequest.newBuilder().setBatchId(first);
            for (int i = first; i < first + size; i++) {
                batch.addReads(GetAccountRequest.newBuilder().setAccount(ids.get(open.get(i))).setMode(ReadMode.EXACT));
            }
            return batch.build();
        }

        private int take(ReadBatchResponse response) {
            for (ReadBatchResponse.Answer answer : response.getAnswersList()) {
                if (answer.hasAccount()) {
                    answers[open.get((int) response.getBatchId() + answer.getIndex())] = answer.getAccount();
                    done.incrementAndGet();
                } else {
                    trouble = answer.hasMalformed() ? answer.getMalformed().getMessage() : answer.getRetryable().getMessage();
                }
            }
            return response.getAnswersCount();
        }

        @Override
        public void onNext(ReadBatchResponse response) {
            heard.add(response);
        }

        @Override
        public void onError(Throwable error) {
            heard.add(Status.fromThrowable(error));
        }

        @Override
        public void onCompleted() {
            heard.add(Status.UNAVAILABLE.withDescription("the node closed the stream"));
        }
    }
}
