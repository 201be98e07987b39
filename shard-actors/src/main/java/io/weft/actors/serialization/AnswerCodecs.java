package io.weft.actors.serialization;

import io.weft.protocol.codec.Fields;
import io.weft.protocol.codec.internal.v1.AccountStateProto;
import io.weft.protocol.codec.internal.v1.AccountStatesProto;
import io.weft.protocol.codec.internal.v1.AssetStateProto;
import io.weft.protocol.codec.internal.v1.HoldsProto;
import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.message.GatewayMessage.AccountState;
import io.weft.protocol.message.GatewayMessage.AccountStates;
import io.weft.protocol.message.GatewayMessage.AssetState;
import io.weft.protocol.message.GatewayMessage.BalanceState;
import io.weft.protocol.message.GatewayMessage.HoldState;
import io.weft.protocol.message.GatewayMessage.Holds;
import io.weft.protocol.model.Step;
import java.util.List;

/** What gateways are answered about accounts, holds and assets. */
final class AnswerCodecs {

    private AnswerCodecs() {}

    static List<Codec<? extends GatewayMessage, ?>> all() {
        return List.of(
                new Codec<>("gateway.account-state.1", AccountState.class, AnswerCodecs::write,
                        AccountStateProto.parser(), AnswerCodecs::read),
                new Codec<>("gateway.account-states.1", AccountStates.class, AnswerCodecs::write,
                        AccountStatesProto.parser(), AnswerCodecs::read),
                new Codec<>("gateway.holds.1", Holds.class, AnswerCodecs::write, HoldsProto.parser(), AnswerCodecs::read),
                new Codec<>("gateway.asset-state.1", AssetState.class, AnswerCodecs::write, AssetStateProto.parser(),
                        AnswerCodecs::read));
    }

    private static AccountStateProto write(AccountState state) {
        return AccountStateProto.newBuilder().setRequestId(state.requestId()).setExists(state.exists())
                .setDebitFrozen(state.debitFrozen()).setCreditFrozen(state.creditFrozen())
                .addAllBalances(state.balances().stream().map(AnswerCodecs::write).toList())
                .addAllIssued(state.issued().stream().map(Fields::bytes).toList()).build();
    }

    private static AccountState read(AccountStateProto proto) {
        return new AccountState(proto.getRequestId(), proto.getExists(), proto.getDebitFrozen(), proto.getCreditFrozen(),
                proto.getBalancesList().stream().map(AnswerCodecs::read).toList(),
                proto.getIssuedList().stream().map(Fields::asset).toList());
    }

    private static AccountStatesProto write(AccountStates several) {
        return AccountStatesProto.newBuilder().addAllStates(several.states().stream().map(AnswerCodecs::write).toList()).build();
    }

    private static AccountStates read(AccountStatesProto proto) {
        return new AccountStates(proto.getStatesList().stream().map(AnswerCodecs::read).toList());
    }

    private static AccountStateProto.Balance write(BalanceState balance) {
        AccountStateProto.Balance.Builder proto = AccountStateProto.Balance.newBuilder()
                .setAsset(Fields.bytes(balance.asset())).setPosted(Fields.bytes(balance.posted()))
                .setHeld(Fields.bytes(balance.held()));
        if (balance.creditLimit() != null) {
            proto.setCreditLimit(Fields.bytes(balance.creditLimit()));
        }
        return proto.build();
    }

    private static BalanceState read(AccountStateProto.Balance proto) {
        return new BalanceState(Fields.asset(proto.getAsset()), Fields.quantity(proto.getPosted()),
                Fields.quantity(proto.getHeld()),
                proto.hasCreditLimit() ? Fields.quantity(proto.getCreditLimit()) : null);
    }

    private static HoldsProto write(Holds holds) {
        HoldsProto.Builder proto = HoldsProto.newBuilder().setRequestId(holds.requestId()).setMore(holds.more());
        holds.holds().forEach(hold -> proto.addHoldsBuilder().setId(Fields.bytes(hold.id()))
                .setStep(Values.stepBytes(List.of(hold.hold()))).setExpired(hold.expired()));
        return proto.build();
    }

    private static Holds read(HoldsProto proto) {
        return new Holds(proto.getRequestId(), proto.getHoldsList().stream().map(AnswerCodecs::read).toList(),
                proto.getMore());
    }

    private static HoldState read(HoldsProto.Hold proto) {
        List<Step> steps = Values.steps(proto.getStep());
        Values.require(steps.size() == 1 && steps.get(0) instanceof Step.Hold, "a hold was not made by a hold step");
        return new HoldState(Fields.hold(proto.getId()), (Step.Hold) steps.get(0), proto.getExpired());
    }

    private static AssetStateProto write(AssetState state) {
        return AssetStateProto.newBuilder().setRequestId(state.requestId()).setExists(state.exists())
                .setDecimals(state.decimals()).build();
    }

    private static AssetState read(AssetStateProto proto) {
        return new AssetState(proto.getRequestId(), proto.getExists(), proto.getDecimals());
    }
}
