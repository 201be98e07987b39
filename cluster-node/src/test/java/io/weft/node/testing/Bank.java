package io.weft.node.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.weft.api.v1.AssetId;
import io.weft.api.v1.Outcome;
import io.weft.api.v1.Rejected;
import io.weft.api.v1.RejectionCode;
import io.weft.api.v1.Step;
import java.nio.file.Path;

/** A whole node with one asset, and as many accounts as its tests want. */
public final class Bank implements AutoCloseable {

    public static final AssetId CROWN = Api.asset(1, 1);
    /** Of the crown. */
    public static final ByteString ISSUER = Api.account(1);

    public final RealNode node;
    private int lastAccount = 1;

    private Bank(RealNode node) {
        this.node = node;
    }

    public static Bank open(Path directory) throws InterruptedException {
        RealNode node = RealNode.start(directory);
        committed(node.execute(Api.openAccount(ISSUER), Api.createAsset(CROWN)));
        return new Bank(node);
    }

    /** An id that no other has; there is no account of it yet. */
    public ByteString newAccount() {
        return Api.account(++lastAccount);
    }

    public ByteString accountWith(long balance) {
        ByteString account = newAccount();
        committed(node.execute(Api.openAccount(account)));
        if (balance > 0) {
            committed(node.execute(pay(ISSUER, account, balance)));
        }
        return account;
    }

    public static Step pay(ByteString from, ByteString to, long amount) {
        return Api.transfer(from, to, CROWN, String.valueOf(amount));
    }

    public static void committed(Outcome outcome) {
        assertThat(outcome.hasCommitted()).as(outcome.toString()).isTrue();
    }

    public static void assertRejected(Outcome outcome, RejectionCode code, int step) {
        assertThat(outcome.hasRejected()).as(outcome.toString()).isTrue();
        assertThat(outcome.getRejected()).extracting(Rejected::getCode, Rejected::getStep).containsExactly(code, step);
    }

    /** Nothing may have gone so wrong that the node would have ended. */
    @Override
    public void close() {
        node.close();
        assertThat(node.ends).isEmpty();
    }
}
