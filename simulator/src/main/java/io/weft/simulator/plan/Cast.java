package io.weft.simulator.plan;

import io.weft.protocol.model.AccountId;
import io.weft.protocol.model.AssetId;
import java.util.ArrayList;
import java.util.List;

/** The accounts and assets of a run; few, so that transactions meet. */
public record Cast(int accounts) {

    private static final int FIRST_ISSUER = 100;
    private static final int ABSENT = 200;
    public static final int ASSETS = 2;

    public static AccountId account(int number) {
        return new AccountId(0, 0, number);
    }

    public static AccountId issuer(int asset) {
        return account(FIRST_ISSUER + asset);
    }

    public static AssetId asset(int number) {
        return new AssetId(issuer(number % ASSETS), 1 + number / ASSETS);
    }

    /** Created, if ever, while the run is under way. */
    public static AssetId lateAsset(int number) {
        return asset(ASSETS + number);
    }

    /** Opened, if ever, while the run is under way. */
    public static AccountId absent(int number) {
        return account(ABSENT + number);
    }

    /** Opened, if ever, to gather assets and to issue some. */
    public static AccountId collector() {
        return account(ABSENT + 2);
    }

    /** All that may exist at the end. */
    public List<AccountId> everybody() {
        List<AccountId> all = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            all.add(account(i));
        }
        for (int i = 0; i < ASSETS; i++) {
            all.add(issuer(i));
        }
        all.add(absent(0));
        all.add(absent(1));
        all.add(collector());
        return all;
    }

    /** Such as {@code a3}, {@code issuer-0}, {@code new-1}. */
    public static String name(AccountId id) {
        int number = id.low();
        if (id.high() != 0 || id.middle() != 0) {
            return id.toString();
        }
        return number >= ABSENT ? "new-" + (number - ABSENT)
                : number >= FIRST_ISSUER ? "issuer-" + (number - FIRST_ISSUER) : "a" + number;
    }

    /** Such as {@code issuer-0/1}. */
    public static String name(AssetId id) {
        return name(id.issuer()) + "/" + Integer.toUnsignedString(id.number());
    }
}
