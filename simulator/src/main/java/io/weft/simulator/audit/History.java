package io.weft.simulator.audit;

import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the clients of a run asked and were told. Not thread-safe. */
public final class History {

    private final Map<Transaction, Attempted> transactions = new LinkedHashMap<>();
    private final List<Transaction> malformed = new ArrayList<>();
    private final List<Cancelled> cancels = new ArrayList<>();
    private final List<Found> finds = new ArrayList<>();
    private final List<AccountRead> accountReads = new ArrayList<>();
    private final List<HoldsRead> holdsReads = new ArrayList<>();
    private final List<AssetRead> assetReads = new ArrayList<>();

    /**
     * @param outcome null: cancelled
     * @param sentMs  when the try was sent that was answered so
     */
    public record Cancelled(TxId txId, Outcome outcome, long sentMs, long at) {}

    public record Found(Transaction transaction, GatewayMessage.Found answer, long invokedAt, long at) {}

    /** @param isFinal made when all was over */
    public record AccountRead(AccountId account, boolean latest, GatewayMessage.AccountState answer, long invokedAt, long at,
            boolean isFinal) {}

    public record HoldsRead(AccountId account, GatewayMessage.Holds answer, long invokedAt, long at) {}

    public record AssetRead(AssetId asset, GatewayMessage.AssetState answer, long invokedAt, long at) {}

    /** The transaction of this id and content, if it was ever sent. */
    public Attempted transaction(Transaction transaction) {
        return transactions.get(transaction);
    }

    public void add(Attempted attempted) {
        transactions.put(attempted.transaction(), attempted);
    }

    /** Something was sent that no gateway may admit. */
    public void addMalformed(Transaction transaction) {
        malformed.add(transaction);
    }

    List<Transaction> malformed() {
        return malformed;
    }

    public void add(Cancelled cancelled) {
        cancels.add(cancelled);
    }

    public void add(Found found) {
        finds.add(found);
    }

    public void add(AccountRead read) {
        accountReads.add(read);
    }

    public void add(HoldsRead read) {
        holdsReads.add(read);
    }

    public void add(AssetRead read) {
        assetReads.add(read);
    }

    List<Attempted> transactions() {
        return List.copyOf(transactions.values());
    }

    List<Cancelled> cancels() {
        return cancels;
    }

    List<Found> finds() {
        return finds;
    }

    List<AccountRead> accountReads() {
        return accountReads;
    }

    List<HoldsRead> holdsReads() {
        return holdsReads;
    }

    List<AssetRead> assetReads() {
        return assetReads;
    }
}
