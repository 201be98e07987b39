package io.weft.loadtest.baseline;

import io.weft.client.TxId;
import io.weft.client.TxIds;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The uniform transfers that are sent to Weft, too: any account to any other, of 1 to 100. Their ids are Weft's, which
 * PostgreSQL likes as well: ordered by time, they go to the end of its index. For one thread.
 */
final class TransferSource {

    private static final int MAX_AMOUNT = 100;

    private final int accounts;
    private final SplittableRandom random;

    TransferSource(int accounts, long seed) {
        this.accounts = accounts;
        this.random = new SplittableRandom(seed);
    }

    Transfer[] next(int count) {
        Transfer[] transfers = new Transfer[count];
        for (int i = 0; i < count; i++) {
            transfers[i] = next();
        }
        return transfers;
    }

    private Transfer next() {
        int debtor = random.nextInt(accounts);
        int creditor = (debtor + random.nextInt(1, accounts)) % accounts;
        TxId id = TxIds.next();
        return new Transfer(new UUID(id.high(), id.low()), debtor, creditor, random.nextInt(1, MAX_AMOUNT + 1));
    }
}
