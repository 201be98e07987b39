package io.weft.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ValuesTest {

    private static final AccountId ALICE = AccountId.named("alice");
    private static final AccountId BOB = AccountId.named("bob");
    private static final AssetId CROWN = new AssetId(ALICE, 1);

    @Test
    void shouldMakeUuidsOfVersion7() {
        // given
        TxIds ids = new TxIds(InstantSource.fixed(Instant.ofEpochMilli(0x0123_4567_89ABL)), 1);

        // when
        TxId id = ids.make();

        // then
        assertThat(id.timeMs()).isEqualTo(0x0123_4567_89ABL);
        assertThat(id.toString()).matches("0x0123456789ab7[0-9a-f]{3}[89ab][0-9a-f]{15}");
    }

    @Test
    void shouldMakeEachIdOnce() {
        // given
        Set<TxId> ids = new HashSet<>();

        // when, then
        for (int i = 0; i < 10_000; i++) {
            assertThat(ids.add(TxIds.next())).isTrue();
        }
    }

    @Test
    void shouldReadIdsAsTheyAreWritten() {
        // given
        TxId id = TxIds.next();

        // when, then
        assertThat(TxId.parse(id.toString())).isEqualTo(id);
        assertThat(TxId.of(id.bytes())).isEqualTo(id);
        assertThat(AccountId.parse(ALICE.toString())).isEqualTo(ALICE);
        assertThat(new AssetId(ALICE, -1)).hasToString(ALICE + "/4294967295");
    }

    @Test
    void shouldSayWhatIsWrongWithAnId() {
        assertThatThrownBy(() -> new AccountId(ByteString.EMPTY)).hasMessage("an account id has 20 bytes, but these are 0");
        assertThatThrownBy(() -> TxId.of(ByteString.EMPTY)).hasMessage("a transaction id has 16 bytes, but these are 0");
        assertThatThrownBy(() -> new TxId(0, 0)).hasMessageContaining("is not a UUIDv7");
        assertThatThrownBy(() -> new HoldId(TxIds.next(), 64)).hasMessage("a step is 0 to 63, but this is 64");
        assertThatThrownBy(() -> Address.parse("nowhere")).hasMessageContaining("HOST:PORT").hasMessageContaining("'nowhere'");
        assertThatThrownBy(() -> WeftClient.connect()).hasMessageContaining("1 to 64 addresses");
    }

    @Test
    void shouldRefuseStepsThatNoLedgerTakes() {
        // given
        Transaction.Builder builder = Transaction.builder();
        BigInteger tooMuch = BigInteger.ONE.shiftLeft(128);

        // when, then
        assertThatThrownBy(builder::build).hasMessageContaining("at least one step");
        assertThatThrownBy(() -> builder.transfer(ALICE, ALICE, CROWN, 1)).hasMessageContaining("the same account");
        assertThatThrownBy(() -> builder.transfer(ALICE, BOB, CROWN, 0)).hasMessage("an amount must be 1 to 2^128-1, but is 0");
        assertThatThrownBy(() -> builder.transfer(ALICE, BOB, CROWN, tooMuch)).hasMessageContaining("but is " + tooMuch);
        assertThatThrownBy(() -> builder.setLimit(BOB, CROWN, -1)).hasMessageContaining("a credit limit must be 0");
        assertThatThrownBy(() -> builder.createAsset(CROWN, 39)).hasMessageContaining("0 to 38");
        assertThatThrownBy(() -> builder.hold(ALICE, BOB, CROWN, 1, 0)).hasMessageContaining("needs a deadline");
        for (int i = 0; i < Transaction.MAX_STEPS; i++) {
            builder.openAccount(ALICE);
        }
        assertThatThrownBy(() -> builder.openAccount(ALICE)).hasMessageContaining("at most 64 steps");
        assertThatThrownBy(() -> builder.build().hold(0)).hasMessage("step 0 makes no hold");
    }

    @Test
    void shouldCheckSettingsAgainstEachOther() {
        assertThatThrownBy(() -> ClientSettings.DEFAULTS.withRoom(0, 0)).hasMessageStartingWith("maxInFlight must be 1 to");
        assertThatThrownBy(() -> ClientSettings.DEFAULTS.withMessages(1, 100)).hasMessageStartingWith("maxMessageBytes");
        assertThatThrownBy(() -> ClientSettings.DEFAULTS.withTimes(2_000, 1, 10, 1_000))
                .hasMessageStartingWith("attemptTimeoutMs (which must not exceed deadlineMs) must be 1 to 1000, but is 2000");
        assertThatThrownBy(() -> ClientSettings.DEFAULTS.withTimes(1_000, 20, 10, 1_000)).hasMessageStartingWith("minBackoffMs");
        assertThatThrownBy(() -> ClientSettings.DEFAULTS.withConnectionsPerEndpoint(17)).hasMessageStartingWith("connectionsPer");
    }

    @Test
    void shouldBeTheSameTransactionWithTheSameIdAndSteps() {
        // given
        Transaction one = Transaction.builder().transfer(ALICE, BOB, CROWN, 1).build();

        // when, then
        assertThat(Transaction.builder().id(one.id()).transfer(ALICE, BOB, CROWN, 1).build()).isEqualTo(one);
        assertThat(Transaction.builder().transfer(ALICE, BOB, CROWN, 1).build()).isNotEqualTo(one);
    }
}
