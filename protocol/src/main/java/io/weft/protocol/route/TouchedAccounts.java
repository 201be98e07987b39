package io.weft.protocol.route;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.Step;
import java.util.List;

/** The accounts whose shards take part in a step. */
public final class TouchedAccounts {

    private static final Finder FINDER = new Finder();

    private TouchedAccounts() {}

    public static List<AccountId> of(Step step) {
        return step.accept(FINDER);
    }

    private static final class Finder implements Step.Visitor<List<AccountId>> {

        @Override
        public List<AccountId> transfer(Step.Transfer step) {
            return List.of(step.from(), step.to());
        }

        @Override
        public List<AccountId> openAccount(Step.OpenAccount step) {
            return List.of(step.account());
        }

        @Override
        public List<AccountId> closeAccount(Step.CloseAccount step) {
            return List.of(step.account());
        }

        @Override
        public List<AccountId> setFlags(Step.SetFlags step) {
            return List.of(step.account());
        }

        @Override
        public List<AccountId> setLimit(Step.SetLimit step) {
            AccountId issuer = step.asset().issuer();
            // A limit on the issuer itself is refused, but first it must arrive somewhere.
            return issuer.equals(step.account()) ? List.of(issuer) : List.of(step.account(), issuer);
        }

        @Override
        public List<AccountId> createAsset(Step.CreateAsset step) {
            return List.of(step.asset().issuer());
        }

        @Override
        public List<AccountId> hold(Step.Hold step) {
            return List.of(step.from(), step.to());
        }

        @Override
        public List<AccountId> post(Step.Post step) {
            return List.of(step.from(), step.to());
        }

        @Override
        public List<AccountId> voidHold(Step.VoidHold step) {
            return List.of(step.from());
        }

        @Override
        public List<AccountId> guardBalance(Step.GuardBalance step) {
            return List.of(step.account());
        }

        @Override
        public List<AccountId> guardAccount(Step.GuardAccount step) {
            return List.of(step.account());
        }
    }
}
