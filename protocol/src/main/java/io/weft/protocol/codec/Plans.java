package io.weft.protocol.codec;

import com.google.protobuf.ByteString;
import io.weft.protocol.codec.journal.v1.AccountPlanProto;
import io.weft.protocol.codec.journal.v1.AssetDefinitionProto;
import io.weft.protocol.codec.journal.v1.BalancePlanProto;
import io.weft.protocol.codec.journal.v1.HoldProto;
import io.weft.protocol.model.Step;
import io.weft.protocol.shard.ledger.AccountPlan;
import io.weft.protocol.shard.ledger.AccountPlan.BalancePlan;
import io.weft.protocol.shard.ledger.AccountPlan.Existence;
import io.weft.protocol.shard.ledger.AssetDefinition;
import io.weft.protocol.shard.ledger.HeldAmount;
import io.weft.protocol.shard.ledger.LockMode;
import java.util.ArrayList;
import java.util.List;

/** Plans and what they consist of. */
public final class Plans {

    private static final int DEBIT_FROZEN = 1;
    private static final int CREDIT_FROZEN = 2;

    private Plans() {}

    public static List<AccountPlanProto> write(List<AccountPlan> plans) {
        List<AccountPlanProto> protos = new ArrayList<>(plans.size());
        plans.forEach(plan -> protos.add(write(plan)));
        return protos;
    }

    private static AccountPlanProto write(AccountPlan plan) {
        AccountPlanProto.Builder proto = AccountPlanProto.newBuilder().setAccount(Fields.bytes(plan.account()))
                .setLockValue(plan.lock().number()).setExistenceValue(plan.existence().ordinal());
        if (plan.debitFrozen() != null) {
            proto.setFlags(flags(plan.debitFrozen(), plan.creditFrozen()));
        }
        plan.balances().forEach(balance -> proto.addBalances(write(balance)));
        plan.createdAssets().forEach(definition -> proto.addCreatedAssets(write(definition)));
        plan.createdHolds().forEach(held -> proto.addCreatedHolds(write(held)));
        plan.settledHolds().forEach(held -> proto.addSettledHolds(Fields.bytes(held)));
        return proto.build();
    }

    private static BalancePlanProto write(BalancePlan plan) {
        BalancePlanProto.Builder proto = BalancePlanProto.newBuilder().setAsset(Fields.bytes(plan.asset()))
                .setDepth(Fields.bytes(plan.depth())).setPeak(Fields.bytes(plan.peak()))
                .setPostedDelta(Fields.bytes(plan.postedDelta())).setHeldDelta(Fields.bytes(plan.heldDelta()));
        if (plan.creditLimit() != null) {
            proto.setCreditLimit(Fields.bytes(plan.creditLimit()));
        }
        return proto.build();
    }

    public static int flags(boolean debitFrozen, boolean creditFrozen) {
        return (debitFrozen ? DEBIT_FROZEN : 0) | (creditFrozen ? CREDIT_FROZEN : 0);
    }

    public static boolean debitFrozen(int flags) {
        return (flags & DEBIT_FROZEN) != 0;
    }

    public static boolean creditFrozen(int flags) {
        return (flags & CREDIT_FROZEN) != 0;
    }

    public static AssetDefinitionProto write(AssetDefinition definition) {
        return AssetDefinitionProto.newBuilder().setNumber(definition.number()).setDecimals(definition.decimals()).build();
    }

    public static HoldProto write(HeldAmount held) {
        Step.Hold hold = held.hold();
        return HoldProto.newBuilder().setHold(Fields.bytes(held.id())).setFrom(Fields.bytes(hold.from()))
                .setTo(Fields.bytes(hold.to())).setAsset(Fields.bytes(hold.asset())).setAmount(Fields.bytes(hold.amount()))
                .setDeadlineMs(hold.deadlineMs()).build();
    }

    public static List<AccountPlan> read(List<AccountPlanProto> protos) {
        List<AccountPlan> plans = new ArrayList<>(protos.size());
        protos.forEach(proto -> plans.add(read(proto)));
        return plans;
    }

    private static AccountPlan read(AccountPlanProto proto) {
        Boolean debitFrozen = proto.hasFlags() ? debitFrozen(proto.getFlags()) : null;
        Boolean creditFrozen = proto.hasFlags() ? creditFrozen(proto.getFlags()) : null;
        return new AccountPlan(Fields.account(proto.getAccount()), lock(proto.getLock()), existence(proto.getExistence()),
                debitFrozen, creditFrozen, proto.getBalancesList().stream().map(Plans::read).toList(),
                proto.getCreatedAssetsList().stream().map(Plans::read).toList(),
                proto.getCreatedHoldsList().stream().map(hold -> read(hold, HeldAmount.ACTIVE)).toList(),
                proto.getSettledHoldsList().stream().map(Fields::hold).toList());
    }

    private static LockMode lock(AccountPlanProto.Lock lock) {
        return switch (lock) {
            case ESCROW -> LockMode.ESCROW;
            case SHARED -> LockMode.SHARED;
            case EXCLUSIVE -> LockMode.EXCLUSIVE;
            default -> throw new IllegalArgumentException("unknown lock " + lock);
        };
    }

    private static Existence existence(AccountPlanProto.Existence existence) {
        return switch (existence) {
            case UNCHANGED -> Existence.UNCHANGED;
            case OPENED -> Existence.OPENED;
            case CLOSED -> Existence.CLOSED;
            default -> throw new IllegalArgumentException("unknown existence " + existence);
        };
    }

    private static BalancePlan read(BalancePlanProto proto) {
        ByteString limit = proto.hasCreditLimit() ? proto.getCreditLimit() : null;
        return new BalancePlan(Fields.asset(proto.getAsset()), Fields.quantity(proto.getDepth()),
                Fields.quantity(proto.getPeak()), Fields.quantity(proto.getPostedDelta()),
                Fields.quantity(proto.getHeldDelta()), limit == null ? null : Fields.quantity(limit));
    }

    public static AssetDefinition read(AssetDefinitionProto proto) {
        return new AssetDefinition(proto.getNumber(), proto.getDecimals());
    }

    public static HeldAmount read(HoldProto proto, long expiredAtMs) {
        Step.Hold hold = new Step.Hold(Fields.account(proto.getFrom()), Fields.account(proto.getTo()),
                Fields.asset(proto.getAsset()), Fields.quantity(proto.getAmount()), proto.getDeadlineMs());
        return new HeldAmount(Fields.hold(proto.getHold()), hold, expiredAtMs);
    }
}
