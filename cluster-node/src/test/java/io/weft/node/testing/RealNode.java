package io.weft.node.testing;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.weft.api.v1.Balance;
import io.weft.api.v1.ExecuteRequest;
import io.weft.api.v1.GetAccountRequest;
import io.weft.api.v1.LedgerGrpc;
import io.weft.api.v1.Outcome;
import io.weft.api.v1.Step;
import io.weft.api.v1.Transaction;
import io.weft.node.ExitCode;
import io.weft.node.FatalHandler;
import io.weft.node.JournalSource;
import io.weft.node.Node;
import io.weft.protocol.model.TxId;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A whole node on a directory, and a client of it. */
public final class RealNode implements AutoCloseable {

    public final Node node;
    public final ManagedChannel channel;
    /** Why it would have ended its process. */
    public final List<ExitCode> ends;

    private RealNode(Node node, List<ExitCode> ends) {
        this.node = node;
        this.ends = ends;
        this.channel = NettyChannelBuilder.forAddress("127.0.0.1", node.port()).usePlaintext().build();
    }

    public static RealNode start(Path directory, String... settings) throws InterruptedException {
        List<ExitCode> ends = new CopyOnWriteArrayList<>();
        FatalHandler fatal = (code, message, cause) -> ends.add(code);
        String[] all = List.of("weft.journal.directory = \"" + directory + "\"", String.join("\n", settings))
                .toArray(String[]::new);
        return new RealNode(Node.start(Settings.of(all), fatal), ends);
    }

    /** On a journal that it may share with others. */
    public static RealNode start(JournalSource journal, String... settings) throws InterruptedException {
        List<ExitCode> ends = new CopyOnWriteArrayList<>();
        FatalHandler fatal = (code, message, cause) -> ends.add(code);
        return new RealNode(Node.start(Settings.of(settings), journal, fatal), ends);
    }

    public LedgerGrpc.LedgerBlockingStub ledger() {
        return LedgerGrpc.newBlockingStub(channel).withDeadlineAfter(20, TimeUnit.SECONDS);
    }

    /** Under an id of its own. */
    public Outcome execute(Step... steps) {
        return execute(transaction(steps));
    }

    public Outcome execute(Transaction transaction) {
        return ledger().execute(ExecuteRequest.newBuilder().setTransaction(transaction).build()).getOutcome();
    }

    /** Under a new id. */
    public static Transaction transaction(Step... steps) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        TxId id = TxId.of(System.currentTimeMillis(), random.nextInt(), random.nextLong());
        return Transaction.newBuilder().setTxId(ByteString.copyFrom(id.toBytes())).addAllSteps(List.of(steps)).build();
    }

    /** Of the only asset that the account has. */
    public Balance balance(ByteString account) {
        return ledger().getAccount(GetAccountRequest.newBuilder().setAccount(account).build()).getBalances(0);
    }

    public BigInteger posted(ByteString account) {
        return new BigInteger(balance(account).getPosted());
    }

    @Override
    public void close() {
        channel.shutdownNow();
        node.close();
    }
}
