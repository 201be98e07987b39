package io.weft.protocol.shard;

import static io.weft.protocol.shard.ShardDriver.ALICE;
import static io.weft.protocol.shard.ShardDriver.BOB;
import static io.weft.protocol.shard.ShardDriver.COIN;
import static io.weft.protocol.shard.ShardDriver.ISSUER;
import static io.weft.protocol.shard.ShardDriver.START_MS;
import static io.weft.protocol.shard.ShardDriver.pay;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.TxId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which the steps of a transaction can be refused, and that a refusal leaves nothing behind. */
class RejectionTest {

    private static final AccountId NOBODY = ShardDriver.account(0, 3);
    private static final AssetId OTHER = new AssetId(ISSUER, 9);
    private static final HoldId NO_HOLD = new HoldId(TxId.of(START_MS, 0, 77), 0);

    private static Quantity of(long amount) {
        return Quantity.of(amount);
    }

    private static Arguments refused(RejectionCode code, int step, Step... steps) {
        return Arguments.of(code, step, List.of(steps));
    }

    static Stream<Arguments> refusals() {
        Step.SetFlags noDebit = new Step.SetFlags(ALICE, true, false);
        Step.SetFlags noCredit = new Step.SetFlags(BOB, false, true);
        return Stream.of(
                refused(RejectionCode.UNKNOWN_ACCOUNT, 0, pay(ALICE, NOBODY, 1)),
                refused(RejectionCode.UNKNOWN_ACCOUNT, 0, pay(NOBODY, ALICE, 1)),
                refused(RejectionCode.UNKNOWN_ACCOUNT, 0, new Step.CloseAccount(NOBODY)),
                refused(RejectionCode.UNKNOWN_ACCOUNT, 1, pay(ALICE, BOB, 1), new Step.SetFlags(NOBODY, true, true)),
                refused(RejectionCode.UNKNOWN_ACCOUNT, 0, new Step.GuardBalance(NOBODY, COIN, Step.Bound.AT_MOST, of(9))),
                refused(RejectionCode.UNKNOWN_ASSET, 0, new Step.Transfer(ALICE, BOB, OTHER, of(1))),
                refused(RejectionCode.UNKNOWN_ASSET, 0, new Step.Transfer(ISSUER, BOB, OTHER, of(1))),
                refused(RejectionCode.UNKNOWN_ASSET, 0, new Step.SetLimit(ALICE, OTHER, of(1))),
                refused(RejectionCode.UNKNOWN_ASSET, 0, new Step.GuardBalance(ALICE, OTHER, Step.Bound.AT_MOST, of(9))),
                refused(RejectionCode.ACCOUNT_EXISTS, 0, new Step.OpenAccount(ALICE)),
                refused(RejectionCode.ACCOUNT_EXISTS, 1, new Step.OpenAccount(NOBODY), new Step.OpenAccount(NOBODY)),
                refused(RejectionCode.ASSET_EXISTS, 0, new Step.CreateAsset(COIN, 0)),
                refused(RejectionCode.INSUFFICIENT_FUNDS, 0, pay(ALICE, BOB, 101)),
                refused(RejectionCode.INSUFFICIENT_FUNDS, 1, pay(ALICE, BOB, 60), pay(ALICE, BOB, 60)),
                refused(RejectionCode.INSUFFICIENT_FUNDS, 0, new Step.Hold(ALICE, BOB, COIN, of(101), START_MS + 1000)),
                refused(RejectionCode.BALANCE_OVERFLOW, 1, new Step.Transfer(ISSUER, BOB, COIN, of(1)),
                        new Step.Transfer(ISSUER, BOB, COIN, Quantity.MAX_AMOUNT)),
                refused(RejectionCode.DEBIT_IS_FROZEN, 1, noDebit, pay(ALICE, BOB, 1)),
                refused(RejectionCode.CREDIT_IS_FROZEN, 1, noCredit, pay(ALICE, BOB, 1)),
                refused(RejectionCode.ACCOUNT_NOT_EMPTY, 0, new Step.CloseAccount(ALICE)),
                refused(RejectionCode.ACCOUNT_NOT_EMPTY, 0, new Step.CloseAccount(ISSUER)),
                refused(RejectionCode.LIMIT_ON_ISSUER, 0, new Step.SetLimit(ISSUER, COIN, of(5))),
                refused(RejectionCode.LIMIT_BELOW_BALANCE, 2, new Step.SetLimit(BOB, COIN, of(50)), pay(BOB, ALICE, 40),
                        new Step.SetLimit(BOB, COIN, of(30))),
                refused(RejectionCode.HOLD_NOT_FOUND, 0, new Step.VoidHold(NO_HOLD, ALICE)),
                refused(RejectionCode.DEADLINE_PASSED, 0, new Step.Hold(ALICE, BOB, COIN, of(1), START_MS)),
                refused(RejectionCode.DEADLINE_TOO_FAR, 0, new Step.Hold(ALICE, BOB, COIN, of(1), START_MS + 3_600_001)),
                refused(RejectionCode.GUARD_FAILED, 0, new Step.GuardBalance(ALICE, COIN, Step.Bound.AT_LEAST, of(101))),
                refused(RejectionCode.GUARD_FAILED, 0, new Step.GuardBalance(ALICE, COIN, Step.Bound.AT_MOST, of(99))),
                refused(RejectionCode.GUARD_FAILED, 1, pay(ALICE, BOB, 1),
                        new Step.GuardBalance(ALICE, COIN, Step.Bound.AT_LEAST, of(100))),
                refused(RejectionCode.GUARD_FAILED, 0, new Step.GuardAccount(ALICE, Step.Condition.ABSENT)),
                refused(RejectionCode.GUARD_FAILED, 0, new Step.GuardAccount(NOBODY, Step.Condition.EXISTS)),
                refused(RejectionCode.GUARD_FAILED, 0, new Step.GuardAccount(ALICE, Step.Condition.DEBIT_FROZEN)),
                refused(RejectionCode.GUARD_FAILED, 1, noDebit, new Step.GuardAccount(ALICE, Step.Condition.DEBIT_ALLOWED)),
                refused(RejectionCode.GUARD_FAILED, 0, new Step.GuardAccount(BOB, Step.Condition.CREDIT_FROZEN)),
                refused(RejectionCode.GUARD_FAILED, 1, noCredit, new Step.GuardAccount(BOB, Step.Condition.CREDIT_ALLOWED)),
                refused(RejectionCode.TOO_MANY_ASSETS, 2, new Step.CreateAsset(OTHER, 0),
                        new Step.CreateAsset(new AssetId(ISSUER, 10), 0), new Step.CreateAsset(new AssetId(ISSUER, 11), 0)),
                refused(RejectionCode.TOO_MANY_HOLDS, 3, hold(1), hold(2), hold(3), hold(4)));
    }

    private static Step.Hold hold(long amount) {
        return new Step.Hold(ALICE, BOB, COIN, of(amount), START_MS + 1000);
    }

    @ParameterizedTest(name = "{0} at step {1}: {2}")
    @MethodSource("refusals")
    void shouldRefuseWithCodeAndStepAndWithoutEffect(RejectionCode code, int step, List<Step> steps) {
        // given a shard where Alice has 100
        ShardDriver shard = new ShardDriver();

        // when a transaction fails at one step
        Outcome outcome = shard.execute(steps.toArray(Step[]::new));

        // then it says where and why, durably, and changes nothing
        assertThat(outcome).isEqualTo(new Outcome.Rejected(code, step));
        assertThat(shard.machine.lastRecords()).singleElement().isInstanceOf(ShardRecord.Refused.class);
        assertThat(shard.balance(ALICE)).isEqualTo(of(100));
        assertThat(shard.balance(BOB)).isEqualTo(Quantity.ZERO);
        assertThat(shard.execute(pay(ALICE, BOB, 100))).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void shouldLetStepsSeeEarlierOnesRule6() {
        // given Bob has nothing, and Nobody does not exist
        ShardDriver shard = new ShardDriver();

        // when one transaction funds, opens, spends, closes
        Outcome outcome = shard.execute(pay(ALICE, BOB, 50), new Step.OpenAccount(NOBODY), pay(BOB, NOBODY, 50),
                new Step.GuardBalance(NOBODY, COIN, Step.Bound.AT_LEAST, of(50)), pay(NOBODY, ALICE, 50),
                new Step.CloseAccount(NOBODY));

        // then every step found what the earlier ones had left
        assertThat(outcome).isEqualTo(Outcome.COMMITTED);
        assertThat(shard.balance(ALICE)).isEqualTo(of(100));
        assertThat(shard.execute(new Step.GuardAccount(NOBODY, Step.Condition.ABSENT))).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void shouldKnowAssetThatTheTransactionCreatesRule6() {
        // when one transaction creates an asset, pays it out and looks at it
        ShardDriver shard = new ShardDriver();
        Outcome outcome = shard.execute(new Step.CreateAsset(OTHER, 0), new Step.Transfer(ISSUER, BOB, OTHER, of(5)),
                new Step.GuardBalance(BOB, OTHER, Step.Bound.AT_LEAST, of(5)));

        // then it is known
        assertThat(outcome).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void shouldLetAccountGoBelowZeroUpToItsLimit() {
        // given a credit limit
        ShardDriver shard = new ShardDriver();
        shard.execute(new Step.SetLimit(BOB, COIN, of(30)));

        // when Bob overdraws by the limit, and by one more
        Outcome within = shard.execute(pay(BOB, ALICE, 30));
        Outcome beyond = shard.execute(pay(BOB, ALICE, 1));

        // then
        assertThat(within).isEqualTo(Outcome.COMMITTED);
        assertThat(beyond).isEqualTo(new Outcome.Rejected(RejectionCode.INSUFFICIENT_FUNDS, 0));
        assertThat(shard.balance(BOB)).isEqualTo(of(-30));
    }

    @Test
    void shouldMintUpToTheLargestBalance() {
        // when the largest amount of another asset is minted, and then one more
        ShardDriver shard = new ShardDriver();
        Outcome largest = shard.execute(new Step.CreateAsset(OTHER, 0), new Step.Transfer(ISSUER, BOB, OTHER, Quantity.MAX_AMOUNT));
        Outcome oneMore = shard.execute(new Step.Transfer(ISSUER, ALICE, OTHER, Quantity.ONE));

        // then the issuer can't go further below zero than a balance can go above it
        assertThat(largest).isEqualTo(Outcome.COMMITTED);
        assertThat(oneMore).isEqualTo(new Outcome.Rejected(RejectionCode.BALANCE_OVERFLOW, 0));
    }
}
