package io.weft.node;

import io.weft.node.settings.LedgerSettings;
import io.weft.protocol.journal.Journal;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.journal.JournalUnusable;
import io.weft.protocol.journal.OtherLedger;
import io.weft.protocol.route.ClusterIdentity;
import java.security.SecureRandom;

/** What was fixed when the ledger was created. */
final class Identity {

    private Identity() {}

    /** @throws CannotStart if the ledger was created with other settings, or the journal does not tell */
    static ClusterIdentity of(Journal journal, LedgerSettings ledger) {
        SecureRandom random = new SecureRandom();
        ClusterIdentity ifNew =
                new ClusterIdentity(ledger.shards(), ledger.coordinators(), random.nextLong(), random.nextLong());
        ClusterIdentity stored = stored(journal, ifNew);
        requireSame("weft.ledger.shards", ledger.shards(), stored.shards());
        requireSame("weft.ledger.coordinators", ledger.coordinators(), stored.coordinators());
        return stored;
    }

    private static ClusterIdentity stored(Journal journal, ClusterIdentity ifNew) {
        try {
            return journal.identityOr(ifNew);
        } catch (OtherLedger e) {
            throw new CannotStart(ExitCode.OTHER_LEDGER, e.getMessage(), e);
        } catch (JournalUnusable e) {
            throw new CannotStart(ExitCode.JOURNAL_UNUSABLE, e.getMessage(), e);
        } catch (JournalCorrupted e) {
            throw new CannotStart(ExitCode.JOURNAL_CORRUPTED, Failures.corrupted(e), e);
        }
    }

    private static void requireSame(String key, int inSettings, int stored) {
        if (inSettings != stored) {
            throw new CannotStart(ExitCode.OTHER_LEDGER, key + " is " + inSettings + " in the settings, but the ledger was created with "
                    + stored + ": where its accounts live depends on it, so it can't be changed", null);
        }
    }
}
