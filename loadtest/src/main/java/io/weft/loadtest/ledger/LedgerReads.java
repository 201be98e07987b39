package io.weft.loadtest.ledger;

import io.weft.client.Account;
import io.weft.client.AccountId;
import io.weft.client.Answer;
import io.weft.client.Found;
import io.weft.client.LedgerInfo;
import io.weft.client.ReadMode;
import io.weft.client.TxId;
import io.weft.client.WeftClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Look-ups, many at a time but never more than a bound, with a client of their own each time. Waits. Thread-safe. */
public final class LedgerReads {

    private static final int CHUNK = 2_048;

    private final Nodes nodes;

    public LedgerReads(Nodes nodes) {
        this.nodes = nodes;
    }

    /**
     * Reads accounts exactly, in the order of the ids.
     *
     * @param done counts the answers while they come in
     * @throws LedgerRefused if one could not be read, however often it was asked for
     */
    public List<Account> accounts(List<AccountId> ids, AtomicInteger done) throws LedgerRefused, InterruptedException {
        List<Account> accounts = new ArrayList<>(ids.size());
        try (WeftClient client = nodes.client(Nodes.PATIENT)) {
            for (int first = 0; first < ids.size(); first += CHUNK) {
                List<AccountId> chunk = ids.subList(first, Math.min(ids.size(), first + CHUNK));
                for (Answer<Account> answer : await(client.readAll(chunk, ReadMode.EXACT))) {
                    accounts.add(given(answer));
                }
                done.addAndGet(chunk.size());
            }
        }
        return accounts;
    }

    /** What the ledger says of transactions, in the order of the ids. */
    public List<Found> transactions(List<TxId> ids) throws LedgerRefused, InterruptedException {
        List<Found> found = new ArrayList<>(ids.size());
        try (WeftClient client = nodes.client(Nodes.PATIENT)) {
            for (int first = 0; first < ids.size(); first += CHUNK) {
                List<CompletionStage<Answer<Found>>> asked =
                        ids.subList(first, Math.min(ids.size(), first + CHUNK)).stream().map(client::find).toList();
                for (CompletionStage<Answer<Found>> answer : asked) {
                    found.add(given(await(answer)));
                }
            }
        }
        return found;
    }

    public LedgerInfo info() throws LedgerRefused, InterruptedException {
        try (WeftClient client = nodes.client(Nodes.PATIENT)) {
            return given(await(client.info()));
        }
    }

    private static <T> T given(Answer<T> answer) throws LedgerRefused {
        if (answer instanceof Answer.Missing<T> missing) {
            throw new LedgerRefused("a question was not answered: " + missing.reason());
        }
        return answer.orElseThrow();
    }

    private static <T> T await(CompletionStage<T> stage) throws InterruptedException {
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the client has failed", e);
        }
    }
}
