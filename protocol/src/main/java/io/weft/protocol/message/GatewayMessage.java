package io.weft.protocol.message;

import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.RetryableCode;
import io.weft.protocol.model.Step;
import java.util.List;

/** What a gateway is answered; each answer names the request that it belongs to. */
public sealed interface GatewayMessage extends Message permits GatewayMessage.Outcomes, GatewayMessage.Answer,
                GatewayMessage.AccountStates {

    /** The answer to one question. */
    sealed interface Answer extends GatewayMessage {
        long requestId();
    }

    record Outcomes(List<Item> items) implements GatewayMessage {

        public record Item(long requestId, Outcome outcome) {}
    }

    /** @param outcome null: cancelled now; else how it was decided before, or a retryable */
    record CancelResult(long requestId, Outcome outcome) implements Answer {}

    /** @param outcome of {@code DECIDED}, else null */
    record Found(long requestId, State state, Outcome outcome) implements Answer {

        /** {@code EXPIRED}: older than what is remembered, which says nothing about the outcome. */
        public enum State { DECIDED, PENDING, NOT_FOUND, EXPIRED }
    }

    /** An account as a read saw it; if it does not exist, all else is empty. */
    record AccountState(long requestId, boolean exists, boolean debitFrozen, boolean creditFrozen, List<BalanceState> balances,
            List<AssetId> issued) implements Answer {}

    /** Answers to several questions. */
    record AccountStates(List<AccountState> states) implements GatewayMessage {}

    /** @param creditLimit null for the issuing account, which has none */
    record BalanceState(AssetId asset, Quantity posted, Quantity held, Quantity creditLimit) {}

    record Holds(long requestId, List<HoldState> holds, boolean more) implements Answer {}

    record HoldState(HoldId id, Step.Hold hold, boolean expired) {}

    record AssetState(long requestId, boolean exists, int decimals) implements Answer {}

    /** A read that could not be answered in time, or had no room. */
    record ReadRefused(long requestId, RetryableCode code) implements Answer {}
}
