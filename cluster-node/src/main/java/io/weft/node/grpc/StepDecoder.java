package io.weft.node.grpc;

import io.weft.api.v1.CloseAccount;
import io.weft.api.v1.CreateAsset;
import io.weft.api.v1.GuardAccount;
import io.weft.api.v1.GuardBalance;
import io.weft.api.v1.Hold;
import io.weft.api.v1.OpenAccount;
import io.weft.api.v1.Post;
import io.weft.api.v1.SetFlags;
import io.weft.api.v1.SetLimit;
import io.weft.api.v1.Transfer;
import io.weft.api.v1.Void;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.WellFormed;

/** Decodes one step. Throws a {@link FieldFault} if it can't. */
final class StepDecoder {

    private StepDecoder() {}

    static Step step(io.weft.api.v1.Step step) {
        return switch (step.getStepCase()) {
            case TRANSFER -> transfer(step.getTransfer());
            case OPEN_ACCOUNT -> openAccount(step.getOpenAccount());
            case CLOSE_ACCOUNT -> closeAccount(step.getCloseAccount());
            case SET_FLAGS -> setFlags(step.getSetFlags());
            case SET_LIMIT -> setLimit(step.getSetLimit());
            case CREATE_ASSET -> createAsset(step.getCreateAsset());
            case HOLD -> hold(step.getHold());
            case POST -> post(step.getPost());
            case VOID -> voidHold(step.getVoid());
            case GUARD_BALANCE -> guardBalance(step.getGuardBalance());
            case GUARD_ACCOUNT -> guardAccount(step.getGuardAccount());
            case STEP_NOT_SET -> throw new FieldFault("step", "names no kind of step that this node knows");
        };
    }

    private static Step transfer(Transfer step) {
        return new Step.Transfer(
                Fields.account("transfer.from", step.getFrom()),
                Fields.account("transfer.to", step.getTo()),
                Fields.asset("transfer.asset", step.hasAsset(), step.getAsset()),
                Fields.amount("transfer.amount", step.getAmount()));
    }

    private static Step openAccount(OpenAccount step) {
        return new Step.OpenAccount(Fields.account("open_account.account", step.getAccount()));
    }

    private static Step closeAccount(CloseAccount step) {
        return new Step.CloseAccount(Fields.account("close_account.account", step.getAccount()));
    }

    private static Step setFlags(SetFlags step) {
        return new Step.SetFlags(Fields.account("set_flags.account", step.getAccount()), step.getDebitFrozen(),
                step.getCreditFrozen());
    }

    private static Step setLimit(SetLimit step) {
        return new Step.SetLimit(
                Fields.account("set_limit.account", step.getAccount()),
                Fields.asset("set_limit.asset", step.hasAsset(), step.getAsset()),
                Fields.amountOrZero("set_limit.credit_limit", step.getCreditLimit()));
    }

    private static Step createAsset(CreateAsset step) {
        int decimals = step.getDecimals();
        if (Integer.compareUnsigned(decimals, WellFormed.MAX_DECIMALS) > 0) {
            throw new FieldFault("create_asset.decimals",
                    "must be 0 to " + WellFormed.MAX_DECIMALS + ", but is " + Integer.toUnsignedString(decimals));
        }
        return new Step.CreateAsset(Fields.asset("create_asset.asset", step.hasAsset(), step.getAsset()), decimals);
    }

    private static Step hold(Hold step) {
        if (step.getDeadlineMs() <= 0) {
            throw new FieldFault("hold.deadline_ms", "must be milliseconds since 1970, but is " + step.getDeadlineMs());
        }
        return new Step.Hold(
                Fields.account("hold.from", step.getFrom()),
                Fields.account("hold.to", step.getTo()),
                Fields.asset("hold.asset", step.hasAsset(), step.getAsset()),
                Fields.amount("hold.amount", step.getAmount()),
                step.getDeadlineMs());
    }

    private static Step post(Post step) {
        return new Step.Post(
                Fields.hold("post.hold", step.hasHold(), step.getHold()),
                Fields.account("post.from", step.getFrom()),
                Fields.account("post.to", step.getTo()),
                Fields.asset("post.asset", step.hasAsset(), step.getAsset()),
                Fields.amount("post.amount", step.getAmount()));
    }

    private static Step voidHold(Void step) {
        return new Step.VoidHold(
                Fields.hold("void.hold", step.hasHold(), step.getHold()),
                Fields.account("void.from", step.getFrom()));
    }

    private static Step guardBalance(GuardBalance step) {
        return new Step.GuardBalance(
                Fields.account("guard_balance.account", step.getAccount()),
                Fields.asset("guard_balance.asset", step.hasAsset(), step.getAsset()),
                bound(step.getBound()),
                Fields.balance("guard_balance.balance", step.getBalance()));
    }

    private static Step.Bound bound(GuardBalance.Bound bound) {
        return switch (bound) {
            case AT_LEAST -> Step.Bound.AT_LEAST;
            case AT_MOST -> Step.Bound.AT_MOST;
            case BOUND_UNSPECIFIED, UNRECOGNIZED -> throw new FieldFault("guard_balance.bound", "must be AT_LEAST or AT_MOST");
        };
    }

    private static Step guardAccount(GuardAccount step) {
        return new Step.GuardAccount(Fields.account("guard_account.account", step.getAccount()),
                condition(step.getCondition()));
    }

    private static Step.Condition condition(GuardAccount.Condition condition) {
        return switch (condition) {
            case EXISTS -> Step.Condition.EXISTS;
            case ABSENT -> Step.Condition.ABSENT;
            case DEBIT_FROZEN -> Step.Condition.DEBIT_FROZEN;
            case DEBIT_ALLOWED -> Step.Condition.DEBIT_ALLOWED;
            case CREDIT_FROZEN -> Step.Condition.CREDIT_FROZEN;
            case CREDIT_ALLOWED -> Step.Condition.CREDIT_ALLOWED;
            case CONDITION_UNSPECIFIED, UNRECOGNIZED -> throw new FieldFault("guard_account.condition",
                    "must be EXISTS, ABSENT, DEBIT_FROZEN, DEBIT_ALLOWED, CREDIT_FROZEN or CREDIT_ALLOWED");
        };
    }
}
