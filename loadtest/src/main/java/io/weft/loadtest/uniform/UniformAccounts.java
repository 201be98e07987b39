package io.weft.loadtest.uniform;

import com.google.protobuf.ByteString;
import io.weft.api.v1.AssetId;
import io.weft.api.v1.Step;
import io.weft.loadtest.audit.ExpectedBalance;
import io.weft.loadtest.client.AccountIds;
import io.weft.loadtest.client.Steps;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** Accounts with equal funds, and what each must hold after what was acknowledged. Thread-safe. */
public final class UniformAccounts {

    /** What each account gets at the beginning. */
    public static final long FUNDS = 100_000;

    private static final int ACCOUNTS_PER_TRANSACTION = Steps.MAX_STEPS / 2;

    private final AssetId asset;
    private final List<ByteString> ids;
    private final AtomicLongArray balances;

    public UniformAccounts(AssetId asset, int count) {
        this.asset = asset;
        this.ids = IntStream.range(0, count).mapToObj(i -> AccountIds.named(name(i))).toList();
        this.balances = new AtomicLongArray(count);
        IntStream.range(0, count).forEach(i -> balances.set(i, FUNDS));
    }

    public int count() {
        return ids.size();
    }

    /** What the issuer gives out. */
    public long funds() {
        return FUNDS * count();
    }

    public int openingTransactions() {
        return (count() + ACCOUNTS_PER_TRANSACTION - 1) / ACCOUNTS_PER_TRANSACTION;
    }

    /** The steps of the transactions that open and fund all accounts, made one by one. */
    public Iterable<List<Step>> openings() {
        return () -> IntStream.range(0, openingTransactions()).mapToObj(this::opening).iterator();
    }

    private List<Step> opening(int transaction) {
        List<Step> steps = new ArrayList<>();
        int first = transaction * ACCOUNTS_PER_TRANSACTION;
        for (Iterator<ByteString> i = ids.listIterator(first); i.hasNext() && steps.size() < Steps.MAX_STEPS; ) {
            ByteString account = i.next();
            steps.add(Steps.open(account));
            steps.add(Steps.transfer(asset.getIssuer(), account, asset, FUNDS));
        }
        return steps;
    }

    Step transfer(int from, int to, long amount) {
        return Steps.transfer(ids.get(from), ids.get(to), asset, amount);
    }

    void committed(int from, int to, long amount) {
        balances.addAndGet(from, -amount);
        balances.addAndGet(to, amount);
    }

    public List<ExpectedBalance> expected() {
        return IntStream.range(0, count())
                .mapToObj(i -> new ExpectedBalance(ids.get(i), name(i), balances.get(i), 0)).toList();
    }

    private static String name(int index) {
        return "uniform account " + index;
    }
}
