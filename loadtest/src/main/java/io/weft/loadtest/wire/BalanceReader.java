package io.weft.loadtest.wire;

import io.weft.api.v1.GetAccountResponse;
import io.weft.api.v1.ReadBatchResponse;
import java.io.IOException;

/** Reads the balances of accounts that have one asset, out of a {@code ReadBatchResponse}. Stateless. */
public final class BalanceReader {

    private BalanceReader() {}

    /** Told each answer. */
    public interface Listener {

        /** @param posted 0 of an account without balances */
        void balance(long batchId, int index, long posted);

        /** It may be asked again. */
        void notRead(long batchId, int index, String why);
    }

    /** @throws IOException if it is no such message */
    public static void read(byte[] response, Listener listener) throws IOException {
        ReadBatchResponse parsed = ReadBatchResponse.parseFrom(response);
        for (ReadBatchResponse.Answer answer : parsed.getAnswersList()) {
            if (answer.hasAccount()) {
                listener.balance(parsed.getBatchId(), answer.getIndex(), posted(answer.getAccount()));
            } else {
                listener.notRead(parsed.getBatchId(), answer.getIndex(),
                        answer.hasMalformed() ? answer.getMalformed().getMessage() : answer.getRetryable().getMessage());
            }
        }
    }

    private static long posted(GetAccountResponse account) {
        return account.getBalancesCount() == 0 ? 0 : Long.parseLong(account.getBalances(0).getPosted());
    }
}
