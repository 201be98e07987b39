package io.weft.protocol.shard.evaluate;

import io.weft.protocol.message.ShardMessage.Prepare.PlacedStep;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.Step;
import io.weft.protocol.shard.ledger.LockMode;
import java.util.List;

/** In which mode a transaction must lock an account: once, in the strongest mode that any of its steps needs (rule 2). */
final class LockModes {

    /** What a step does to an account that it touches. */
    private enum Need {
        /** Relies on existence, flags and limits, or on at least so much, which a reservation secures. */
        STABLE,
        /** Adds or subtracts. */
        ADD,
        /** Relies on the exact balance. */
        EXACT,
        /** Changes more than balances. */
        CHANGE
    }

    private LockModes() {}

    static LockMode of(AccountId account, List<PlacedStep> steps) {
        boolean adds = false;
        boolean exact = false;
        NeedOf needOf = new NeedOf(account);
        for (PlacedStep placed : steps) {
            Need need = placed.step().accept(needOf);
            if (need == Need.CHANGE) {
                return LockMode.EXCLUSIVE;
            }
            adds |= need == Need.ADD;
            exact |= need == Need.EXACT;
        }
        if (exact) {
            return adds ? LockMode.EXCLUSIVE : LockMode.SHARED;
        }
        return LockMode.ESCROW;
    }

    private record NeedOf(AccountId account) implements Step.Visitor<Need> {

        @Override
        public Need transfer(Step.Transfer step) {
            return Need.ADD;
        }

        @Override
        public Need openAccount(Step.OpenAccount step) {
            return Need.CHANGE;
        }

        @Override
        public Need closeAccount(Step.CloseAccount step) {
            return Need.CHANGE;
        }

        @Override
        public Need setFlags(Step.SetFlags step) {
            return Need.CHANGE;
        }

        @Override
        public Need setLimit(Step.SetLimit step) {
            return step.account().equals(account) ? Need.CHANGE : Need.STABLE;
        }

        @Override
        public Need createAsset(Step.CreateAsset step) {
            return Need.CHANGE;
        }

        @Override
        public Need hold(Step.Hold step) {
            return step.from().equals(account) ? Need.ADD : Need.STABLE;
        }

        @Override
        public Need post(Step.Post step) {
            return Need.ADD;
        }

        @Override
        public Need voidHold(Step.VoidHold step) {
            return Need.ADD;
        }

        @Override
        public Need guardBalance(Step.GuardBalance step) {
            return step.bound() == Step.Bound.AT_MOST ? Need.EXACT : Need.STABLE;
        }

        @Override
        public Need guardAccount(Step.GuardAccount step) {
            return Need.STABLE;
        }
    }
}
