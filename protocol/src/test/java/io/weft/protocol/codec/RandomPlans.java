package io.weft.protocol.codec;

import com.google.protobuf.ByteString;
import io.weft.protocol.codec.journal.v1.AccountPlanProto;
import io.weft.protocol.codec.journal.v1.AssetDefinitionProto;
import io.weft.protocol.codec.journal.v1.BalancePlanProto;
import io.weft.protocol.codec.journal.v1.HoldProto;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.TxId;
import io.weft.protocol.shard.ledger.AccountPlan;
import io.weft.protocol.shard.ledger.AccountPlan.BalancePlan;
import io.weft.protocol.shard.ledger.AccountPlan.Existence;
import io.weft.protocol.shard.ledger.AssetDefinition;
import io.weft.protocol.shard.ledger.HeldAmount;
import io.weft.protocol.shard.ledger.LockMode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Plans, and what the generated builders make of the same values. Shares no code with what writes plans. */
final class RandomPlans {

    private static final int MAX_QUANTITY_BITS = 191;

    private final Random random;
    private final List<AccountPlan> written = new ArrayList<>();
    private final List<AccountPlanProto> built = new ArrayList<>();

    RandomPlans(Random random) {
        this.random = random;
    }

    List<AccountPlan> written() {
        return written;
    }

    List<AccountPlanProto> built() {
        return built;
    }

    void addOne() {
        LockMode lock = LockMode.values()[random.nextInt(LockMode.values().length)];
        Existence existence = Existence.values()[random.nextInt(Existence.values().length)];
        Boolean debitFrozen = random.nextBoolean() ? random.nextBoolean() : null;
        Boolean creditFrozen = debitFrozen == null ? null : (Boolean) random.nextBoolean();
        AccountPlan plan = new AccountPlan(account(), lock, existence, debitFrozen, creditFrozen, few(this::balance),
                few(() -> new AssetDefinition(random.nextInt(1000), random.nextInt(39))), few(this::held), few(this::hold));
        written.add(plan);
        built.add(build(plan));
    }

    private static AccountPlanProto build(AccountPlan plan) {
        AccountPlanProto.Builder out = AccountPlanProto.newBuilder().setAccount(bytes(plan.account().toBytes()))
                .setLock(AccountPlanProto.Lock.valueOf(plan.lock().name()))
                .setExistence(AccountPlanProto.Existence.valueOf(plan.existence().name()));
        if (plan.debitFrozen() != null) {
            out.setFlags((plan.debitFrozen() ? 1 : 0) + (plan.creditFrozen() ? 2 : 0));
        }
        plan.balances().forEach(balance -> out.addBalances(build(balance)));
        plan.createdAssets().forEach(asset -> out.addCreatedAssets(
                AssetDefinitionProto.newBuilder().setNumber(asset.number()).setDecimals(asset.decimals())));
        plan.createdHolds().forEach(held -> out.addCreatedHolds(build(held)));
        plan.settledHolds().forEach(hold -> out.addSettledHolds(bytes(hold.toBytes())));
        return out.build();
    }

    private static BalancePlanProto build(BalancePlan plan) {
        BalancePlanProto.Builder out = BalancePlanProto.newBuilder().setAsset(bytes(plan.asset().toBytes()))
                .setDepth(bytes(plan.depth())).setPeak(bytes(plan.peak())).setPostedDelta(bytes(plan.postedDelta()))
                .setHeldDelta(bytes(plan.heldDelta()));
        if (plan.creditLimit() != null) {
            out.setCreditLimit(bytes(plan.creditLimit()));
        }
        return out.build();
    }

    private static HoldProto build(HeldAmount held) {
        return HoldProto.newBuilder().setHold(bytes(held.id().toBytes())).setFrom(bytes(held.hold().from().toBytes()))
                .setTo(bytes(held.hold().to().toBytes())).setAsset(bytes(held.hold().asset().toBytes()))
                .setAmount(bytes(held.hold().amount())).setDeadlineMs(held.hold().deadlineMs()).build();
    }

    private static ByteString bytes(byte[] bytes) {
        return ByteString.copyFrom(bytes);
    }

    private static ByteString bytes(Quantity quantity) {
        return quantity.isZero() ? ByteString.EMPTY : bytes(quantity.toBigInteger().toByteArray());
    }

    private BalancePlan balance() {
        return new BalancePlan(asset(), quantity(), quantity(), quantity(), quantity(),
                random.nextBoolean() ? quantity() : null);
    }

    private HeldAmount held() {
        return new HeldAmount(hold(), new Step.Hold(account(), account(), asset(), quantity(), random.nextLong() >>> 1));
    }

    private HoldId hold() {
        return new HoldId(new TxId(random.nextLong(), random.nextLong()), random.nextInt(64));
    }

    private AssetId asset() {
        return new AssetId(account(), random.nextInt(1000));
    }

    private AccountId account() {
        return new AccountId(random.nextLong(), random.nextLong(), random.nextInt());
    }

    /** Of any length, zero too. */
    private Quantity quantity() {
        BigInteger size = new BigInteger(random.nextInt(MAX_QUANTITY_BITS + 1), random);
        return Quantity.of(random.nextBoolean() ? size : size.negate());
    }

    private <T> List<T> few(Supplier<T> one) {
        List<T> list = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            list.add(one.get());
        }
        return list;
    }
}
