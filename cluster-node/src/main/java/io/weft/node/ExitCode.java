package io.weft.node;

/** How the process ends. The numbers are documented in {@code --help}; they stay as they are. */
public enum ExitCode {
    UNEXPECTED(1, "an error that nobody foresaw; see the log"),
    SETTINGS(2, "the arguments or the settings can't be used"),
    JOURNAL_CORRUPTED(3, "the journal can't be trusted; the message names what is broken"),
    JOURNAL_UNUSABLE(4, "the journal is in use by another process, or can't be written"),
    OTHER_LEDGER(5, "the settings are not those that the ledger was created with"),
    ADDRESS_TAKEN(6, "the address can't be listened on"),
    NOT_READY(7, "the entities did not recover in time"),
    CLUSTER_REFUSED(8, "the cluster has other settings, or another name; the message names each difference"),
    CLUSTER_UNREACHABLE(9, "the node did not become a member of its cluster in time"),
    JOURNAL_FAILED(10, "the disk failed under the running node; what was acknowledged is safe: free space or mend it, start again"),
    INVARIANT_BROKEN(11, "a bug: an entity found its own state impossible, and stopped"),
    DOWNED(12, "the other nodes have gone on without this one, which could not be reached; start it again");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }
}
