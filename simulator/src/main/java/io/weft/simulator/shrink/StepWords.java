package io.weft.simulator.shrink;

import io.weft.protocol.model.Step;
import io.weft.simulator.audit.Names;
import io.weft.simulator.plan.Cast;
import io.weft.simulator.world.World;
import java.util.Locale;

/** Says what a step does. */
record StepWords() implements Step.Visitor<String> {

    @Override
    public String transfer(Step.Transfer step) {
        return "transfer " + step.amount() + " of " + Cast.name(step.asset()) + " from " + Cast.name(step.from()) + " to "
                + Cast.name(step.to());
    }

    @Override
    public String openAccount(Step.OpenAccount step) {
        return "open " + Cast.name(step.account());
    }

    @Override
    public String closeAccount(Step.CloseAccount step) {
        return "close " + Cast.name(step.account());
    }

    @Override
    public String setFlags(Step.SetFlags step) {
        return Cast.name(step.account()) + (step.debitFrozen() ? " may not pay" : " may pay")
                + (step.creditFrozen() ? " and may not receive" : " and may receive");
    }

    @Override
    public String setLimit(Step.SetLimit step) {
        return "give " + Cast.name(step.account()) + " a limit of " + step.creditLimit() + " of " + Cast.name(step.asset());
    }

    @Override
    public String createAsset(Step.CreateAsset step) {
        return "create asset " + Cast.name(step.asset()) + " with " + step.decimals() + " decimals";
    }

    @Override
    public String hold(Step.Hold step) {
        return "hold " + step.amount() + " of " + Cast.name(step.asset()) + " from " + Cast.name(step.from()) + " for "
                + Cast.name(step.to()) + " until " + (step.deadlineMs() - World.START_MS) + " ms";
    }

    @Override
    public String post(Step.Post step) {
        return "post " + step.amount() + " of " + Cast.name(step.asset()) + " of the hold " + Names.of(step.hold()) + " from "
                + Cast.name(step.from()) + " to " + Cast.name(step.to());
    }

    @Override
    public String voidHold(Step.VoidHold step) {
        return "void the hold " + Names.of(step.hold()) + " of " + Cast.name(step.from());
    }

    @Override
    public String guardBalance(Step.GuardBalance step) {
        String bound = step.bound() == Step.Bound.AT_LEAST ? "at least " : "at most ";
        return "only if " + Cast.name(step.account()) + " has " + bound + step.balance() + " of " + Cast.name(step.asset());
    }

    @Override
    public String guardAccount(Step.GuardAccount step) {
        return "only if " + Cast.name(step.account()) + " is "
                + step.condition().name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("exists", "open");
    }
}
