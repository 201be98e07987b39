package io.weft.simulator.client;

import io.weft.protocol.message.GatewayMessage;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.simulator.audit.History;
import io.weft.simulator.plan.Cast;
import java.util.HashMap;
import java.util.Map;

/** A read. Every try that is answered counts, from its own invocation on: the late answers are the interesting ones. */
abstract class Reading extends Question {

    private final Map<Long, Long> invokedAt = new HashMap<>();

    Reading(Clients clients, String name) {
        super(clients, name);
    }

    @Override
    final void send(int gateway, long request) {
        invokedAt.put(request, clients().world().nextInstant());
        read(gateway, request);
    }

    @Override
    final void answered(GatewayMessage.Answer answer) {
        if (answer instanceof GatewayMessage.ReadRefused) {
            backOff();
        } else {
            note(answer, invokedAt.get(answer.requestId()), clients().world().nextInstant());
            settle();
        }
    }

    abstract void read(int gateway, long request);

    abstract void note(GatewayMessage.Answer answer, long invoked, long at);

    static final class OfAccount extends Reading {

        private final AccountId account;
        private final boolean latest;
        private final boolean isFinal;

        OfAccount(Clients clients, AccountId account, boolean latest, boolean isFinal) {
            super(clients, (latest ? "latest of " : "read of ") + Cast.name(account));
            this.account = account;
            this.latest = latest;
            this.isFinal = isFinal;
        }

        @Override
        void read(int gateway, long request) {
            clients().read(gateway, account, latest, request);
        }

        @Override
        void note(GatewayMessage.Answer answer, long invoked, long at) {
            clients().history().add(new History.AccountRead(account, latest, (GatewayMessage.AccountState) answer, invoked, at, isFinal));
        }
    }

    static final class OfHolds extends Reading {

        private final AccountId account;

        OfHolds(Clients clients, AccountId account) {
            super(clients, "holds of " + Cast.name(account));
            this.account = account;
        }

        @Override
        void read(int gateway, long request) {
            clients().readHolds(gateway, account, request);
        }

        @Override
        void note(GatewayMessage.Answer answer, long invoked, long at) {
            clients().history().add(new History.HoldsRead(account, (GatewayMessage.Holds) answer, invoked, at));
        }
    }

    static final class OfAsset extends Reading {

        private final AssetId asset;

        OfAsset(Clients clients, AssetId asset) {
            super(clients, "asset " + Cast.name(asset));
            this.asset = asset;
        }

        @Override
        void read(int gateway, long request) {
            clients().readAsset(gateway, asset, request);
        }

        @Override
        void note(GatewayMessage.Answer answer, long invoked, long at) {
            clients().history().add(new History.AssetRead(asset, (GatewayMessage.AssetState) answer, invoked, at));
        }
    }
}
