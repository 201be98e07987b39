package io.weft.client;

import com.google.protobuf.Message;
import io.weft.api.v1.CancelRequest;
import io.weft.api.v1.GetAccountRequest;
import io.weft.api.v1.GetAccountResponse;
import io.weft.api.v1.GetLedgerInfoResponse;
import io.weft.api.v1.GetTransactionRequest;
import io.weft.client.routing.Backoff;
import io.weft.client.routing.Ending;
import io.weft.client.transport.AccountReads;
import io.weft.client.transport.Connections;
import io.weft.client.transport.Courier;
import io.weft.client.transport.Loop;
import io.weft.client.transport.Question;
import io.weft.client.transport.Questions;
import io.weft.client.transport.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * A client of a ledger, over any number of its nodes. It sends a transaction, again and again and always under the same id,
 * to whichever node serves, until its {@link Outcome} is known or the deadline has come.
 *
 * <p>Nothing waits: every method returns at once. Up to {@link ClientSettings#maxInFlight} transactions are under way, as
 * many as {@link ClientSettings#maxWaiting} wait for room, and further ones are refused with
 * {@link Outcome.Cause#OVERLOADED}. What ends as expected, refusals included, is a value; a stage fails only after a bug.
 *
 * <p>Thread-safe. Stages are completed by the one thread of the client: what depends on them must be quick and must not
 * wait for another stage; for anything else there are {@code thenApplyAsync} and its like.
 */
public final class WeftClient implements AutoCloseable {

    /** Of a request in a batch, beside itself. */
    private static final int HEAD_BYTES = 6;
    private static final long CLOSE_TIMEOUT_MS = 5_000;

    private final ClientSettings settings;
    private final List<String> addresses;
    private final Loop loop;
    private final Courier<io.weft.api.v1.Transaction, io.weft.api.v1.Outcome> transactions;
    private final Courier<GetAccountRequest, GetAccountResponse> reads;
    private final Courier<Question<?>, Message> questions;

    WeftClient(List<Address> endpoints, ClientSettings settings, ChannelFactory channels, Backoff backoff) {
        this.settings = settings;
        this.addresses = endpoints.stream().map(Address::toString).toList();
        Connections connections = new Connections(addresses, address -> channels.open(Address.parse(address)));
        this.loop = new Loop(connections);
        int nodes = endpoints.size();
        int lanes = settings.connectionsPerEndpoint();
        int waiting = settings.maxWaiting();
        this.transactions = new Courier<>(loop, connections, new Transactions(), settings.routing(), waiting, nodes, lanes,
                backoff);
        this.reads = new Courier<>(loop, connections, new AccountReads(), settings.routing(), waiting, nodes, lanes, backoff);
        this.questions = new Courier<>(loop, connections, new Questions(settings.attemptTimeoutMs()), settings.routing(), waiting,
                nodes, lanes, backoff);
        loop.start();
    }

    /**
     * A client with default settings. Connects when there is something to send.
     *
     * @param addresses such as {@code 127.0.0.1:7400}, of one ledger
     * @throws IllegalArgumentException if one is not {@code HOST:PORT}, or there is none
     */
    public static WeftClient connect(String... addresses) {
        return builder().addresses(addresses).build();
    }

    public static WeftClientBuilder builder() {
        return new WeftClientBuilder();
    }

    /**
     * Moves an amount, in the smallest unit of the asset, under an id of its own. Each call is another payment: after an
     * {@link Outcome.Undecided} one, {@link #execute} what it {@linkplain Outcome.Undecided#transaction() holds}, or this
     * may be paid twice. Who must be able to do that after a crash builds the {@link Transaction}, keeps it, and executes it.
     */
    public CompletionStage<Outcome> transfer(AccountId from, AccountId to, AssetId asset, long amount) {
        return execute(Transaction.builder().transfer(from, to, asset, amount).build());
    }

    /** Executes a transaction; to be called again with the same one while its outcome is {@link Outcome.Undecided}. */
    public CompletionStage<Outcome> execute(Transaction transaction) {
        return execute(transaction, settings.deadlineMs());
    }

    /**
     * The same, with a time of its own.
     *
     * @param within how long the outcome is pursued; at most a day
     */
    public CompletionStage<Outcome> execute(Transaction transaction, Duration within) {
        return execute(transaction, ms(within));
    }

    private CompletionStage<Outcome> execute(Transaction transaction, long timeoutMs) {
        io.weft.api.v1.Transaction message = transaction.toMessage();
        return transactions.submit(message, message.getSerializedSize() + HEAD_BYTES, timeoutMs)
                .thenApply(ending -> Endings.outcome(transaction, ending));
    }

    private static long ms(Duration within) {
        long ms = within.compareTo(Duration.ofMillis(ClientSettings.MAX_DEADLINE_MS)) > 0 ? Long.MAX_VALUE : within.toMillis();
        if (ms < 1 || ms > ClientSettings.MAX_DEADLINE_MS) {
            throw new IllegalArgumentException("a deadline must be 1 ms to 24 h from now, but is " + within);
        }
        return ms;
    }

    /**
     * Makes sure that a transaction never commits, unless it already did. Also of an id that was never sent; not of one that
     * the ledger has forgotten, or that is of the future: these are {@link Cancellation.Unknown}.
     */
    public CompletionStage<Cancellation> cancel(TxId txId) {
        return ask(Question.cancel(CancelRequest.newBuilder().setTxId(txId.bytes()).build()))
                .thenApply(ending -> Endings.cancellation(txId, ending));
    }

    /** What the ledger says of a transaction, within the time for which it remembers. */
    public CompletionStage<Answer<Found>> find(TxId txId) {
        return ask(Question.find(GetTransactionRequest.newBuilder().setTxId(txId.bytes()).build()))
                .thenApply(ending -> Endings.answer(ending, message -> Endings.found(txId, message)));
    }

    public CompletionStage<Answer<LedgerInfo>> info() {
        return ask(Question.info()).thenApply(ending -> Endings.answer(ending, message -> {
            GetLedgerInfoResponse info = (GetLedgerInfoResponse) message;
            return new LedgerInfo(info.getShards(), info.getCoordinators(), info.getOneShardTransactions(),
                    info.getCrossShardTransactions(), info.getVersion());
        }));
    }

    private CompletableFuture<Ending<Message>> ask(Question<?> question) {
        return questions.submit(question, 0, settings.deadlineMs());
    }

    /** Reads an account exactly. */
    public CompletionStage<Answer<Account>> read(AccountId account) {
        return read(account, ReadMode.EXACT);
    }

    public CompletionStage<Answer<Account>> read(AccountId account, ReadMode mode) {
        GetAccountRequest request = GetAccountRequest.newBuilder().setAccount(account.bytes()).setMode(mode.toMessage()).build();
        return reads.submit(request, request.getSerializedSize() + HEAD_BYTES, settings.deadlineMs())
                .thenApply(ending -> Endings.answer(ending, answer -> Account.of(account, answer)));
    }

    /**
     * Reads many accounts, in few messages and not all at a time. Each is read at a moment of its own: this is no consistent
     * cut. One that found no room, beside what else is read, is {@link Answer.Missing}.
     *
     * @return in the order of the ids
     */
    public CompletionStage<List<Answer<Account>>> readAll(List<AccountId> accounts, ReadMode mode) {
        return new InTurns<>(accounts, Math.min(settings.maxInFlight(), settings.maxBatch() * InTurns.BATCHES),
                account -> read(account, mode)).run();
    }

    /** How it fares now. */
    public CompletionStage<ClientStatus> status() {
        CompletableFuture<ClientStatus> status = new CompletableFuture<>();
        if (!loop.tell(() -> status.complete(statusNow()))) {
            loop.close().thenRun(() -> status.complete(statusNow()));
        }
        return status;
    }

    private ClientStatus statusNow() {
        return new ClientStatus(IntStream.range(0, addresses.size())
                .mapToObj(i -> new ClientStatus.Endpoint(addresses.get(i), transactions.states(i), transactions.trouble(i)))
                .toList(), transactions.counts());
    }

    /**
     * Ends at once what is under way, with what is known of it, and all connections. Waits until that is done, unless it is
     * called by what depends on a stage. Idempotent.
     */
    @Override
    public void close() {
        CompletableFuture<Void> closed = loop.close();
        if (loop.isCurrentThread()) {
            return;
        }
        try {
            closed.get(CLOSE_TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the client could not be closed within " + CLOSE_TIMEOUT_MS
                    + " ms: something that depends on a stage still runs on its thread", e);
        }
    }
}
