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

    /** Each as one element of a repeated field. */
    public static void write(RecordWriter out, int field, List<AccountPlan> plans) {
        for (int i = 0; i < plans.size(); i++) {
            int at = out.begin(field);
            write(out, plans.get(i));
            out.end(at);
        }
    }

    private static void write(RecordWriter out, AccountPlan plan) {
        out.account(1, plan.account());
        out.number(2, plan.lock().number());
        out.number(3, plan.existence().ordinal());
        if (plan.debitFrozen() != null) {
            out.presentNumber(4, flags(plan.debitFrozen(), plan.creditFrozen()));
        }
        for (int i = 0; i < plan.balances().size(); i++) {
            write(out, plan.balances().get(i));
        }
        if (!plan.isOneBalance()) {
            plan.createdAssets().forEach(definition -> out.message(6, write(definition).toByteArray()));
            plan.createdHolds().forEach(held -> out.message(7, write(held).toByteArray()));
            plan.settledHolds().forEach(held -> out.message(8, held.toBytes()));
        }
    }

    private static void write(RecordWriter out, BalancePlan plan) {
        int at = out.begin(5);
        out.asset(1, plan.asset());
        out.quantity(2, plan.depth());
        out.quantity(3, plan.peak());
        out.quantity(4, plan.postedDelta());
        out.quantity(5, plan.heldDelta());
        if (plan.creditLimit() != null) {
            out.presentQuantity(6, plan.creditLimit());
        }
        out.end(at);
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
