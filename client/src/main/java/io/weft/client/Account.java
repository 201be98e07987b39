package io.weft.client;

import io.weft.api.v1.GetAccountResponse;
import java.math.BigInteger;
import java.util.List;

/**
 * An account as it was read.
 *
 * @param exists   if not, all else is empty
 * @param balances of all assets that it has
 * @param issued   assets that it issues
 */
public record Account(AccountId id, boolean exists, boolean debitFrozen, boolean creditFrozen, List<Balance> balances,
        List<AssetId> issued) {

    /**
     * In the smallest unit of the asset.
     *
     * @param posted      negative with the issuing account, or within a credit limit
     * @param held        reserved by holds
     * @param creditLimit null with the issuing account, which has none
     */
    public record Balance(AssetId asset, BigInteger posted, BigInteger held, BigInteger creditLimit) {}

    /** Zero where it has none. */
    public Balance balance(AssetId asset) {
        return balances.stream().filter(balance -> balance.asset().equals(asset)).findFirst()
                .orElse(new Balance(asset, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO));
    }

    static Account of(AccountId id, GetAccountResponse account) {
        return new Account(id, account.getExists(), account.getDebitFrozen(), account.getCreditFrozen(),
                account.getBalancesList().stream().map(Account::balance).toList(),
                account.getIssuedList().stream().map(AssetId::of).toList());
    }

    private static Balance balance(io.weft.api.v1.Balance balance) {
        return new Balance(AssetId.of(balance.getAsset()), Amounts.parse(balance.getPosted()), Amounts.parse(balance.getHeld()),
                balance.getCreditLimit().isEmpty() ? null : Amounts.parse(balance.getCreditLimit()));
    }
}
