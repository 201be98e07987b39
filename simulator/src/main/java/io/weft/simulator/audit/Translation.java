package io.weft.simulator.audit;

import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.Step;
import io.weft.simulator.ledger.LedgerOperation;
import io.weft.simulator.ledger.LedgerOperation.AccountView;
import io.weft.simulator.ledger.LedgerOperation.BalanceView;
import io.weft.simulator.ledger.LedgerOperation.HoldView;
import io.weft.simulator.ledger.LedgerStep;
import io.weft.simulator.plan.Cast;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what was asked and answered in the words of the plain model. */
final class Translation implements Step.Visitor<LedgerStep> {


    List<LedgerStep> steps(List<Step> steps) {
        return steps.stream().map(step -> step.accept(this)).toList();
    }

    static LedgerOperation.Result result(Outcome outcome) {
        return outcome instanceof Outcome.Rejected rejected
                ? new LedgerOperation.Rejected(rejected.code().name(), rejected.step()) : new LedgerOperation.Committed();
    }

    static AccountView view(GatewayMessage.AccountState state) {
        Map<String, BalanceView> balances = new HashMap<>();
        for (GatewayMessage.BalanceState balance : state.balances()) {
            balances.put(Cast.name(balance.asset()), new BalanceView(number(balance.posted()), number(balance.held()),
                    balance.creditLimit() == null ? null : number(balance.creditLimit())));
        }
        Set<String> issued = new HashSet<>();
        state.issued().forEach(asset -> issued.add(Cast.name(asset)));
        return new AccountView(state.exists(), state.debitFrozen(), state.creditFrozen(), balances, issued);
    }

    List<HoldView> views(GatewayMessage.Holds holds) {
        return holds.holds().stream().map(held -> new HoldView(Names.of(held.id()), Cast.name(held.hold().from()),
                Cast.name(held.hold().to()), Cast.name(held.hold().asset()), number(held.hold().amount()),
                held.hold().deadlineMs(), !held.expired())).toList();
    }

    static BigInteger number(Quantity quantity) {
        return quantity.top() == quantity.low() >> 63 && quantity.middle() == quantity.low() >> 63
                ? BigInteger.valueOf(quantity.low()) : quantity.toBigInteger();
    }

    @Override
    public LedgerStep transfer(Step.Transfer step) {
        return new LedgerStep.Transfer(Cast.name(step.from()), Cast.name(step.to()), Cast.name(step.asset()), number(step.amount()));
    }

    @Override
    public LedgerStep openAccount(Step.OpenAccount step) {
        return new LedgerStep.OpenAccount(Cast.name(step.account()));
    }

    @Override
    public LedgerStep closeAccount(Step.CloseAccount step) {
        return new LedgerStep.CloseAccount(Cast.name(step.account()));
    }

    @Override
    public LedgerStep setFlags(Step.SetFlags step) {
        return new LedgerStep.SetFlags(Cast.name(step.account()), step.debitFrozen(), step.creditFrozen());
    }

    @Override
    public LedgerStep setLimit(Step.SetLimit step) {
        return new LedgerStep.SetLimit(Cast.name(step.account()), Cast.name(step.asset()), number(step.creditLimit()));
    }

    @Override
    public LedgerStep createAsset(Step.CreateAsset step) {
        return new LedgerStep.CreateAsset(Cast.name(step.asset()), step.decimals());
    }

    @Override
    public LedgerStep hold(Step.Hold step) {
        return new LedgerStep.Hold(Cast.name(step.from()), Cast.name(step.to()), Cast.name(step.asset()), number(step.amount()),
                step.deadlineMs());
    }

    @Override
    public LedgerStep post(Step.Post step) {
        return new LedgerStep.Post(Names.of(step.hold()), Cast.name(step.from()), Cast.name(step.to()), Cast.name(step.asset()),
                number(step.amount()));
    }

    @Override
    public LedgerStep voidHold(Step.VoidHold step) {
        return new LedgerStep.VoidHold(Names.of(step.hold()), Cast.name(step.from()));
    }

    @Override
    public LedgerStep guardBalance(Step.GuardBalance step) {
        return new LedgerStep.GuardBalance(Cast.name(step.account()), Cast.name(step.asset()),
                LedgerStep.Bound.valueOf(step.bound().name()), number(step.balance()));
    }

    @Override
    public LedgerStep guardAccount(Step.GuardAccount step) {
        return new LedgerStep.GuardAccount(Cast.name(step.account()), LedgerStep.Condition.valueOf(step.condition().name()));
    }
}
