package io.weft.simulator.ledger;

import java.util.HashMap;
import java.util.Map;

/** All accounts. Immutable: the map is never changed after construction. */
public final class LedgerState {

    static final LedgerState EMPTY = new LedgerState(Map.of());

    private final Map<String, Account> accounts;

    private LedgerState(Map<String, Account> accounts) {
        this.accounts = accounts;
    }

    Account account(String id) {
        return accounts.getOrDefault(id, Account.NEVER_OPENED);
    }

    Map<String, Account> accounts() {
        return accounts;
    }

    LedgerState with(Map<String, Account> changed) {
        Map<String, Account> all = new HashMap<>(accounts);
        changed.forEach((id, account) -> {
            if (account == Account.NEVER_OPENED) {
                all.remove(id);
            } else {
                all.put(id, account);
            }
        });
        return new LedgerState(all);
    }

    boolean hasAsset(String asset) {
        return account(issuerOf(asset)).issued().containsKey(asset);
    }

    /** The account that pays this hold, or null if the hold is unknown. */
    String payerOf(String holdId) {
        for (Map.Entry<String, Account> entry : accounts.entrySet()) {
            if (entry.getValue().holds().containsKey(holdId)) {
                return entry.getKey();
            }
        }
        return null;
    }

    static String issuerOf(String asset) {
        return asset.substring(0, asset.lastIndexOf('/'));
    }

    static boolean issues(String account, String asset) {
        return asset.startsWith(account) && asset.lastIndexOf('/') == account.length();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LedgerState that && accounts.equals(that.accounts);
    }

    @Override
    public int hashCode() {
        return accounts.hashCode();
    }

    @Override
    public String toString() {
        return accounts.toString();
    }
}
