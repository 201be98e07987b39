package io.weft.node.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.weft.api.v1.AssetId;
import io.weft.api.v1.CreateAsset;
import io.weft.api.v1.GetAccountRequest;
import io.weft.api.v1.GetAssetRequest;
import io.weft.api.v1.GuardAccount;
import io.weft.api.v1.GuardBalance;
import io.weft.api.v1.HoldId;
import io.weft.api.v1.ListHoldsRequest;
import io.weft.api.v1.Post;
import io.weft.api.v1.SetLimit;
import io.weft.api.v1.Step;
import io.weft.api.v1.Transfer;
import io.weft.api.v1.Void;
import io.weft.node.grpc.Decoded.Malformed;
import io.weft.node.grpc.Decoded.Valid;
import io.weft.node.testing.Api;
import io.weft.protocol.message.ShardMessage.ReadMode;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.WellFormed.Fault;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiDecoderTest {

    private static final ByteString ALICE = Api.account(1);
    private static final ByteString BOB = Api.account(2);
    private static final AssetId CROWN = Api.asset(9, 1);

    @Test
    void shouldDecodeEveryKindOfStep() {
        // given
        HoldId hold = HoldId.newBuilder().setTxId(Api.txId(7)).setStep(3).build();
        io.weft.api.v1.Transaction encoded = Api.transaction(1,
                Api.transfer(ALICE, BOB, CROWN, "340282366920938463463374607431768211455"),
                Api.openAccount(ALICE),
                Step.newBuilder().setCloseAccount(io.weft.api.v1.CloseAccount.newBuilder().setAccount(ALICE)).build(),
                Step.newBuilder().setSetFlags(io.weft.api.v1.SetFlags.newBuilder().setAccount(ALICE).setDebitFrozen(true)).build(),
                Step.newBuilder().setSetLimit(SetLimit.newBuilder().setAccount(ALICE).setAsset(CROWN).setCreditLimit("0")).build(),
                Step.newBuilder().setCreateAsset(CreateAsset.newBuilder().setAsset(CROWN).setDecimals(38)).build(),
                Api.hold(ALICE, BOB, CROWN, "5", 99),
                Step.newBuilder().setPost(Post.newBuilder().setHold(hold).setFrom(ALICE).setTo(BOB).setAsset(CROWN).setAmount("5"))
                        .build(),
                Step.newBuilder().setVoid(Void.newBuilder().setHold(hold).setFrom(ALICE)).build(),
                Api.guardAtLeast(ALICE, CROWN, "-7"),
                Step.newBuilder().setGuardAccount(GuardAccount.newBuilder().setAccount(ALICE)
                        .setCondition(GuardAccount.Condition.CREDIT_ALLOWED)).build());

        // when
        Transaction transaction = valid(ApiDecoder.transaction(encoded));

        // then
        assertThat(transaction.id().toBytes()).isEqualTo(Api.txId(1).toByteArray());
        assertThat(transaction.steps()).hasSize(11);
        assertThat(((io.weft.protocol.model.Step.Transfer) transaction.steps().get(0)).amount()).isEqualTo(Quantity.MAX_AMOUNT);
        assertThat(((io.weft.protocol.model.Step.GuardBalance) transaction.steps().get(9)).balance()).isEqualTo(Quantity.of(-7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "", "abc", "1.5", "+1", " 1", "1e3", "0x10",
        "340282366920938463463374607431768211456", "9999999999999999999999999999999999999999"})
    void shouldNameStepAndFieldOfABadAmount(String amount) {
        // when
        Fault fault = fault(Api.openAccount(ALICE), Api.transfer(ALICE, BOB, CROWN, amount));

        // then
        assertThat(fault.step()).isEqualTo(1);
        assertThat(fault.toString())
                .isEqualTo("step 1: transfer.amount must be a decimal integer, 1 to 2^128-1, but is \"" + amount + "\"");
    }

    @Test
    void shouldShortenAnAmountOfManyDigits() {
        assertThat(fault(Api.transfer(ALICE, BOB, CROWN, "1".repeat(1_000_000))).message()).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 19, 21})
    void shouldRefuseAnAccountIdOfAnotherLength(int bytes) {
        // given
        ByteString id = ByteString.copyFrom(new byte[bytes]);

        // when, then
        assertThat(fault(Api.transfer(ALICE, id, CROWN, "1")).toString())
                .isEqualTo("step 0: transfer.to must be 20 bytes, an account id, but has " + bytes);
    }

    @Test
    void shouldRefuseAMissingAsset() {
        // given
        Step step = Step.newBuilder().setTransfer(Transfer.newBuilder().setFrom(ALICE).setTo(BOB).setAmount("1")).build();

        // when, then
        assertThat(fault(step).toString()).isEqualTo("step 0: transfer.asset is missing");
    }

    @Test
    void shouldRefuseAnIssuerOfAnotherLength() {
        assertThat(fault(Api.transfer(ALICE, BOB, AssetId.getDefaultInstance(), "1")).toString())
                .isEqualTo("step 0: transfer.asset.issuer must be 20 bytes, an account id, but has 0");
    }

    @Test
    void shouldRefuseAStepOfNoKind() {
        assertThat(fault(Api.openAccount(ALICE), Step.getDefaultInstance()).toString())
                .isEqualTo("step 1: step names no kind of step that this node knows");
    }

    @Test
    void shouldRefuseASelfTransfer() {
        assertThat(fault(Api.transfer(ALICE, ALICE, CROWN, "1")).toString())
                .startsWith("step 0: from and to are the same account 0x");
    }

    @Test
    void shouldRefuseAHoldWithoutDeadline() {
        assertThat(fault(Api.hold(ALICE, BOB, CROWN, "1", 0)).toString())
                .isEqualTo("step 0: hold.deadline_ms must be milliseconds since 1970, but is 0");
    }

    @Test
    void shouldRefuseAHoldIdOfNoStep() {
        // given
        Step step = Step.newBuilder().setVoid(Void.newBuilder().setFrom(ALICE)
                .setHold(HoldId.newBuilder().setTxId(Api.txId(7)).setStep(-1))).build();

        // when, then
        assertThat(fault(step).toString())
                .isEqualTo("step 0: void.hold.step must be the index of a step, 0 to 63, but is 4294967295");
    }

    @Test
    void shouldRefuseAPostWithoutHold() {
        // given
        Step step = Step.newBuilder().setPost(Post.newBuilder().setFrom(ALICE).setTo(BOB).setAsset(CROWN).setAmount("1")).build();

        // when, then
        assertThat(fault(step).toString()).isEqualTo("step 0: post.hold is missing");
    }

    @Test
    void shouldRefuseTooManyDecimals() {
        // given
        Step step = Step.newBuilder().setCreateAsset(CreateAsset.newBuilder().setAsset(CROWN).setDecimals(39)).build();

        // when, then
        assertThat(fault(step).toString()).isEqualTo("step 0: create_asset.decimals must be 0 to 38, but is 39");
    }

    @Test
    void shouldRefuseANegativeLimit() {
        // given
        Step step = Step.newBuilder().setSetLimit(SetLimit.newBuilder().setAccount(ALICE).setAsset(CROWN).setCreditLimit("-1"))
                .build();

        // when, then
        assertThat(fault(step).toString())
                .isEqualTo("step 0: set_limit.credit_limit must be a decimal integer, 0 to 2^128-1, but is \"-1\"");
    }

    @Test
    void shouldRefuseGuardsWithoutKind() {
        // given
        Step balance = Step.newBuilder().setGuardBalance(GuardBalance.newBuilder().setAccount(ALICE).setAsset(CROWN)
                .setBalance("1")).build();
        Step account = Step.newBuilder().setGuardAccount(GuardAccount.newBuilder().setAccount(ALICE).setConditionValue(77)).build();

        // when, then
        assertThat(fault(balance).toString()).isEqualTo("step 0: guard_balance.bound must be AT_LEAST or AT_MOST");
        assertThat(fault(account).toString()).startsWith("step 0: guard_account.condition must be EXISTS, ABSENT");
    }

    @Test
    void shouldRefuseNoStepsAndTooManySteps() {
        assertThat(fault().toString()).isEqualTo("steps: a transaction has 1 to 64 steps, but this one has 0");
        assertThat(fault(Collections.nCopies(65, Api.openAccount(ALICE)).toArray(Step[]::new)).toString())
                .isEqualTo("steps: a transaction has 1 to 64 steps, but this one has 65");
    }

    @Test
    void shouldRefuseABadTransactionId() {
        // given
        io.weft.api.v1.Transaction shortId = Api.transaction(1, Api.openAccount(ALICE)).toBuilder()
                .setTxId(ByteString.copyFromUtf8("short")).build();
        io.weft.api.v1.Transaction version4 = Api.transaction(1, Api.openAccount(ALICE)).toBuilder()
                .setTxId(ByteString.copyFrom(new byte[16])).build();

        // when, then
        assertThat(malformed(ApiDecoder.transaction(shortId)).toString())
                .isEqualTo("tx_id must be 16 bytes, a UUIDv7, but has 5");
        assertThat(malformed(ApiDecoder.transaction(version4)).toString()).startsWith("tx_id must be a UUIDv7, but is 0x00");
        assertThat(malformed(ApiDecoder.transaction(version4)).step()).isEqualTo(Outcome.WHOLE_TRANSACTION);
    }

    @Test
    void shouldDecodeReads() {
        assertThat(valid(ApiDecoder.accountRead(GetAccountRequest.newBuilder().setAccount(ALICE).build())).mode())
                .isEqualTo(ReadMode.EXACT);
        assertThat(valid(ApiDecoder.holdsRead(ListHoldsRequest.newBuilder().setAccount(ALICE).build())))
                .extracting(ApiDecoder.HoldsRead::pageSize, ApiDecoder.HoldsRead::after).containsExactly(100, null);
        assertThat(valid(ApiDecoder.holdsRead(ListHoldsRequest.newBuilder().setAccount(ALICE).setPageSize(1000).build())).pageSize())
                .isEqualTo(1000);
    }

    @Test
    void shouldRefuseBadReads() {
        assertThat(malformed(ApiDecoder.accountRead(GetAccountRequest.newBuilder().setAccount(ALICE).setModeValue(5).build()))
                .toString()).isEqualTo("mode must be EXACT or LATEST, but is 5");
        assertThat(malformed(ApiDecoder.holdsRead(ListHoldsRequest.newBuilder().setAccount(ALICE).setPageSize(1001).build()))
                .toString()).isEqualTo("page_size must be 1 to 1000, or 0 for 100, but is 1001");
        assertThat(malformed(ApiDecoder.asset(GetAssetRequest.getDefaultInstance())).toString()).isEqualTo("asset is missing");
    }

    private static Fault fault(Step... steps) {
        return malformed(ApiDecoder.transaction(Api.transaction(1, steps)));
    }

    private static Fault malformed(Decoded<?> decoded) {
        assertThat(decoded).isInstanceOf(Malformed.class);
        return ((Malformed<?>) decoded).fault();
    }

    private static <T> T valid(Decoded<T> decoded) {
        assertThat(decoded).isInstanceOf(Valid.class);
        return ((Valid<T>) decoded).value();
    }
}
