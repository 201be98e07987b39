package io.weft.protocol.shard.ledger;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import io.weft.protocol.model.Quantity;
import java.util.List;

/**
 * How an account stands in four numbers: {@code high, middle, low and bits, value}. The bits, from the lowest: used,
 * changed, frozen for debit, frozen for credit, has a balance, is an object, has a wide balance; and from
 * {@value #ASSET_SHIFT} on the number of the asset. The value is the posted balance, the number of the object, or the place
 * of the wide balance.
 */
final class AccountCells {

    static final int STRIDE = 4;

    static final long USED = 1;
    static final long CHANGED = 1 << 1;
    static final long DEBIT_FROZEN = 1 << 2;
    static final long CREDIT_FROZEN = 1 << 3;
    static final long HAS_BALANCE = 1 << 4;
    static final long IS_OBJECT = 1 << 5;
    /** It stays so when nothing is held any more: what had holds will have others. */
    static final long HAS_WIDE = 1 << 6;

    static final int ASSET_SHIFT = 8;
    private static final long BITS = 0xFFFFFFFFL;

    private AccountCells() {}

    static AccountId id(long[] cells, int at) {
        return new AccountId(cells[at], cells[at + 1], lowOfId(cells[at + 2]));
    }

    static int lowOfId(long lowAndBits) {
        return (int) (lowAndBits >>> 32);
    }

    /** Where that stands to which bits and value refer, by number or place. */
    record Places(List<AssetId> assets, List<Account> objects, WideBalances wide) {

        AssetId asset(long bits) {
            return assets.get((int) ((bits & BITS) >>> ASSET_SHIFT));
        }

        Account read(long bits, long value) {
            if ((bits & IS_OBJECT) != 0) {
                return objects.get((int) value);
            }
            return new Account((bits & DEBIT_FROZEN) != 0, (bits & CREDIT_FROZEN) != 0, balances(bits, value), List.of());
        }

        private Balances balances(long bits, long value) {
            if ((bits & (HAS_BALANCE | HAS_WIDE)) == 0) {
                return Balances.NONE;
            }
            Balance balance = (bits & HAS_WIDE) != 0 ? wide.read((int) value)
                    : new Balance(Quantity.of(value), Quantity.ZERO, Quantity.ZERO);
            return Balances.NONE.with(asset(bits), balance);
        }
    }
}
