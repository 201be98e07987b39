package io.weft.node.grpc;

import com.google.protobuf.ByteString;
import io.weft.api.v1.GetAccountRequest;
import io.weft.api.v1.GetAssetRequest;
import io.weft.api.v1.ListHoldsRequest;
import io.weft.node.grpc.Decoded.Malformed;
import io.weft.node.grpc.Decoded.Valid;
import io.weft.protocol.message.ShardMessage.ReadMode;
import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.HoldId;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.Transaction;
import io.weft.protocol.model.TxId;
import io.weft.protocol.model.WellFormed;
import io.weft.protocol.model.WellFormed.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** From the messages of the API to the values of the model. What is malformed becomes a {@link Fault} that says how. */
final class ApiDecoder {

    static final int DEFAULT_PAGE_SIZE = 100;
    static final int MAX_PAGE_SIZE = 1000;

    private ApiDecoder() {}

    record AccountRead(AccountId account, ReadMode mode) {}

    /** @param after null: from the beginning */
    record HoldsRead(AccountId account, HoldId after, int pageSize) {}

    /** A decoded transaction is well-formed. */
    static Decoded<Transaction> transaction(io.weft.api.v1.Transaction transaction) {
        if (transaction.getStepsCount() == 0 || transaction.getStepsCount() > Transaction.MAX_STEPS) {
            // Before they are decoded: a message may have many thousands.
            return malformed(Outcome.WHOLE_TRANSACTION, "steps: a transaction has 1 to " + Transaction.MAX_STEPS
                    + " steps, but this one has " + transaction.getStepsCount());
        }
        Decoded<TxId> id = txId(transaction.getTxId());
        if (id instanceof Malformed<TxId> malformed) {
            return new Malformed<>(malformed.fault());
        }
        return steps(((Valid<TxId>) id).value(), transaction.getStepsList());
    }

    private static Decoded<Transaction> steps(TxId id, List<io.weft.api.v1.Step> encoded) {
        List<Step> steps = new ArrayList<>(encoded.size());
        for (io.weft.api.v1.Step step : encoded) {
            try {
                steps.add(StepDecoder.step(step));
            } catch (FieldFault e) {
                return malformed(steps.size(), e.getMessage());
            }
        }
        Transaction transaction = new Transaction(id, steps);
        return WellFormed.check(transaction)
                .<Decoded<Transaction>>map(Malformed::new)
                .orElseGet(() -> new Valid<>(transaction));
    }

    static Decoded<TxId> txId(ByteString bytes) {
        return decode(() -> Fields.txId("tx_id", bytes));
    }

    static Decoded<AccountRead> accountRead(GetAccountRequest request) {
        return decode(() -> new AccountRead(Fields.account("account", request.getAccount()), mode(request)));
    }

    private static ReadMode mode(GetAccountRequest request) {
        return switch (request.getMode()) {
            case EXACT -> ReadMode.EXACT;
            case LATEST -> ReadMode.LATEST;
            case UNRECOGNIZED -> throw new FieldFault("mode", "must be EXACT or LATEST, but is " + request.getModeValue());
        };
    }

    static Decoded<HoldsRead> holdsRead(ListHoldsRequest request) {
        return decode(() -> new HoldsRead(
                Fields.account("account", request.getAccount()),
                request.hasAfter() ? Fields.hold("after", true, request.getAfter()) : null,
                pageSize(request.getPageSize())));
    }

    private static int pageSize(int requested) {
        if (Integer.compareUnsigned(requested, MAX_PAGE_SIZE) > 0) {
            throw new FieldFault("page_size", "must be 1 to " + MAX_PAGE_SIZE + ", or 0 for " + DEFAULT_PAGE_SIZE
                    + ", but is " + Integer.toUnsignedString(requested));
        }
        return requested == 0 ? DEFAULT_PAGE_SIZE : requested;
    }

    static Decoded<AssetId> asset(GetAssetRequest request) {
        return decode(() -> Fields.asset("asset", request.hasAsset(), request.getAsset()));
    }

    private static <T> Decoded<T> decode(Supplier<T> value) {
        try {
            return new Valid<>(value.get());
        } catch (FieldFault e) {
            return malformed(Outcome.WHOLE_TRANSACTION, e.getMessage());
        }
    }

    private static <T> Decoded<T> malformed(int step, String message) {
        return new Malformed<>(new Fault(step, message));
    }
}
