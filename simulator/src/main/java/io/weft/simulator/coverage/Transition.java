package io.weft.simulator.coverage;

/**
 * Every transition of the two roles and of the loop around them, as far as inputs, records and outputs tell them apart.
 * One line each: role, state before, what happens, state after. The machines' own drawings show the same lives.
 */
public enum Transition {

    // A transaction is submitted to its coordinator.
    SUBMIT_ADMITTED(Role.COORDINATOR, "UNKNOWN", "a transaction comes", "PREPARING"),
    SUBMIT_NO_ROOM(Role.COORDINATOR, "UNKNOWN", "a transaction comes, and there is no room", "UNKNOWN"),
    SUBMIT_TOO_OLD(Role.COORDINATOR, "UNKNOWN", "a transaction comes that is older than what is remembered", "UNKNOWN"),
    SUBMIT_TOO_NEW(Role.COORDINATOR, "UNKNOWN", "a transaction comes whose id is of the future", "UNKNOWN"),
    SUBMIT_JOINS_PREPARING(Role.COORDINATOR, "PREPARING", "another try comes and joins", "PREPARING"),
    SUBMIT_JOINS_BACKING_OFF(Role.COORDINATOR, "BACKING_OFF", "another try comes and joins", "BACKING_OFF"),
    SUBMIT_DOUBLED(Role.COORDINATOR, "PREPARING, BACKING_OFF", "the same try comes twice", "the same"),
    SUBMIT_JOIN_NO_ROOM(Role.COORDINATOR, "PREPARING, BACKING_OFF", "one try too many comes", "the same"),
    SUBMIT_ID_IN_USE(Role.COORDINATOR, "PREPARING, BACKING_OFF", "another content comes under the id", "the same"),
    SUBMIT_CANCELLING(Role.COORDINATOR, "CANCELLING", "a transaction comes", "CANCELLING"),
    SUBMIT_KNOWN_COMMITTED(Role.COORDINATOR, "COMMITTED", "another try comes: the stored outcome", "COMMITTED"),
    SUBMIT_KNOWN_REJECTED(Role.COORDINATOR, "REJECTED", "another try comes: the stored outcome", "REJECTED"),
    SUBMIT_REUSED(Role.COORDINATOR, "COMMITTED, REJECTED", "another content comes: TX_ID_REUSED", "the same"),

    // Votes come.
    VOTE_COUNTED(Role.COORDINATOR, "PREPARING", "a yes comes, others are missing", "PREPARING"),
    VOTE_REPEATED(Role.COORDINATOR, "PREPARING", "a shard says yes again", "PREPARING"),
    VOTE_LAST(Role.COORDINATOR, "PREPARING", "the last yes comes", "COMMITTED"),
    VOTE_NO(Role.COORDINATOR, "PREPARING", "a no comes", "REJECTED"),
    VOTE_NO_EXPIRED(Role.COORDINATOR, "PREPARING", "a no comes: TX_EXPIRED, which is no outcome", "UNKNOWN"),
    VOTE_NO_CANCELLED(Role.COORDINATOR, "PREPARING", "a no comes: CANCELLED", "CANCELLING"),
    VOTE_DIE(Role.COORDINATOR, "PREPARING", "a shard says die", "BACKING_OFF"),
    LATE_YES_COMMITTED(Role.COORDINATOR, "COMMITTED", "a yes comes late or again: told to commit", "COMMITTED"),
    LATE_YES_ABORTED(Role.COORDINATOR, "any", "a yes comes of a dead attempt of this epoch: told to abort", "the same"),
    LATE_YES_OLD_EPOCH(Role.COORDINATOR, "any", "a yes comes of an undecided attempt of an older epoch: told to abort", "the same"),
    LATE_YES_NEW_EPOCH(Role.COORDINATOR, "any", "a yes comes of a newer epoch: a zombie says nothing", "the same"),
    LATE_NO(Role.COORDINATOR, "any", "a no or a die comes of another attempt: nothing", "the same"),

    // Time passes over what is undecided.
    PREPARES_AGAIN(Role.COORDINATOR, "PREPARING", "votes are missing: prepares are sent again", "PREPARING"),
    PREPARING_TIMED_OUT(Role.COORDINATOR, "PREPARING", "its time is up", "UNKNOWN"),
    NEXT_ATTEMPT(Role.COORDINATOR, "BACKING_OFF", "the time to back off is over", "PREPARING"),
    BACKING_OFF_TIMED_OUT(Role.COORDINATOR, "BACKING_OFF", "its time is up", "UNKNOWN"),

    // An id is cancelled.
    CANCEL_UNKNOWN(Role.COORDINATOR, "UNKNOWN", "a cancellation comes", "CANCELLING"),
    CANCEL_PREPARING(Role.COORDINATOR, "PREPARING", "a cancellation comes", "CANCELLING"),
    CANCEL_BACKING_OFF(Role.COORDINATOR, "BACKING_OFF", "a cancellation comes", "CANCELLING"),
    CANCEL_JOINS(Role.COORDINATOR, "CANCELLING", "another cancellation comes and joins", "CANCELLING"),
    CANCEL_DOUBLED(Role.COORDINATOR, "CANCELLING", "the same cancellation comes twice", "CANCELLING"),
    CANCEL_JOIN_NO_ROOM(Role.COORDINATOR, "CANCELLING", "one cancellation too many comes", "CANCELLING"),
    CANCEL_NO_ROOM(Role.COORDINATOR, "UNKNOWN", "a cancellation comes, and there is no room", "UNKNOWN"),
    CANCEL_TOO_OLD(Role.COORDINATOR, "UNKNOWN", "a cancellation comes of an id older than what is remembered", "UNKNOWN"),
    CANCEL_TOO_NEW(Role.COORDINATOR, "UNKNOWN", "a cancellation comes of an id of the future", "UNKNOWN"),
    CANCEL_REFUSED_CONTENT(Role.COORDINATOR, "REJECTED", "a cancellation comes; only a content was refused, as TX_ID_REUSED", "CANCELLING"),
    CANCEL_CANCELLED(Role.COORDINATOR, "REJECTED", "a cancellation comes again: cancelled", "REJECTED"),
    CANCEL_DECIDED(Role.COORDINATOR, "COMMITTED, REJECTED", "a cancellation comes too late: the stored outcome", "the same"),
    BARS_AGAIN(Role.COORDINATOR, "CANCELLING", "answers are missing: bars are sent again", "CANCELLING"),
    BARRED_BY_ONE(Role.COORDINATOR, "CANCELLING", "a shard has barred it, others are missing", "CANCELLING"),
    BARRED_BY_ALL(Role.COORDINATOR, "CANCELLING", "the last shard has barred it", "REJECTED"),
    BAR_MET_OUTCOME(Role.COORDINATOR, "CANCELLING", "a shard had executed it; no content came here: that outcome", "UNKNOWN"),
    BAR_MET_OUTCOME_AGAIN(Role.COORDINATOR, "CANCELLING", "a shard had executed it, for which a content was refused before: that outcome",
            "REJECTED"),
    BAR_MET_OTHER_CONTENT(Role.COORDINATOR, "CANCELLING", "a shard had executed another content", "REJECTED"),
    BAR_MET_EXPIRY(Role.COORDINATOR, "CANCELLING", "a shard remembers less: TX_EXPIRED", "UNKNOWN, or REJECTED still"),
    BAR_LATE(Role.COORDINATOR, "any", "a shard's answer to a bar comes late: nothing", "the same"),
    CANCELLING_TIMED_OUT(Role.COORDINATOR, "CANCELLING", "its time is up", "UNKNOWN, or REJECTED still"),

    // A commit is delivered.
    APPLIED_BY_ONE(Role.COORDINATOR, "COMMITTED", "a shard has applied it, others are missing", "COMMITTED"),
    APPLIED_BY_ALL(Role.COORDINATOR, "COMMITTED", "the last shard has applied it", "DELIVERED"),
    APPLIED_AGAIN(Role.COORDINATOR, "any", "an acknowledgement comes that nobody awaits: nothing", "the same"),
    COMMIT_AGAIN(Role.COORDINATOR, "COMMITTED", "acknowledgements are missing: the commit is sent again", "COMMITTED"),
    COMMIT_AGAIN_OLD_EPOCH(Role.COORDINATOR, "COMMITTED", "the same, of a decision of an older epoch", "COMMITTED"),
    COORDINATOR_STARTS(Role.COORDINATOR, "(empty)", "the first epoch begins", "(empty)"),
    COORDINATOR_RECOVERS(Role.COORDINATOR, "(any)", "an epoch begins; all is delivered", "(recovered)"),
    RECOVERS_UNDELIVERED(Role.COORDINATOR, "COMMITTED", "an epoch begins: the commit is sent again", "COMMITTED"),
    CHECKPOINT_UNDELIVERED(Role.COORDINATOR, "COMMITTED", "a checkpoint is installed", "COMMITTED"),

    // A shard asks, or a client.
    INQUIRY_COMMITTED(Role.COORDINATOR, "COMMITTED", "a shard asks: told to commit", "COMMITTED"),
    INQUIRY_COMMITTED_OLD_EPOCH(Role.COORDINATOR, "COMMITTED", "a shard asks of a decision of an older epoch: told to commit", "COMMITTED"),
    INQUIRY_ABORTED(Role.COORDINATOR, "any", "a shard asks of a dead attempt of this epoch: told to abort", "the same"),
    INQUIRY_ABORTED_OLD_EPOCH(Role.COORDINATOR, "any", "a shard asks of an undecided attempt of an older epoch: told to abort", "the same"),
    INQUIRY_UNDECIDED(Role.COORDINATOR, "PREPARING", "a shard asks: nothing yet", "PREPARING"),
    INQUIRY_NEW_EPOCH(Role.COORDINATOR, "any", "a shard asks of a newer epoch: a zombie says nothing", "the same"),
    FOUND_DECIDED(Role.COORDINATOR, "COMMITTED, REJECTED", "a client asks: decided", "the same"),
    FOUND_PENDING(Role.COORDINATOR, "PREPARING, BACKING_OFF, CANCELLING", "a client asks: pending", "the same"),
    FOUND_NOTHING(Role.COORDINATOR, "UNKNOWN", "a client asks: not found", "UNKNOWN"),
    FOUND_TOO_OLD(Role.COORDINATOR, "UNKNOWN", "a client asks of an id older than what is remembered: expired", "UNKNOWN"),
    FOUND_REFUSED_CONTENT(Role.COORDINATOR, "REJECTED", "a client asks; only a content was refused, as TX_ID_REUSED: not found", "REJECTED"),
    OUTCOMES_PURGED(Role.COORDINATOR, "DELIVERED, REJECTED", "the purge boundary moves", "UNKNOWN"),

    // A coordinator asks a shard to prepare.
    PREPARE_GRANTED(Role.SHARD, "NONE", "a prepare is granted: votes yes", "PREPARED"),
    PREPARE_WAITS(Role.SHARD, "NONE", "a prepare must wait", "WAITING"),
    PREPARE_DIES(Role.SHARD, "NONE", "a prepare loses against others, or there is no room: votes die", "NONE"),
    PREPARE_REFUSED(Role.SHARD, "NONE", "a prepare is refused: votes no", "NONE"),
    PREPARE_TOO_OLD(Role.SHARD, "NONE", "a prepare comes that is older than what is remembered: votes no", "NONE"),
    PREPARE_BARRED(Role.SHARD, "BARRED", "a prepare comes: votes no", "BARRED"),
    PREPARE_REUSED(Role.SHARD, "APPLIED, EXECUTED, REFUSED", "a prepare of another content comes: votes no", "the same"),
    PREPARE_APPLIED(Role.SHARD, "APPLIED", "a prepare comes late: nothing", "APPLIED"),
    PREPARE_VOTES_AGAIN(Role.SHARD, "PREPARED", "the prepare comes again: votes yes again", "PREPARED"),
    PREPARE_OLDER_ATTEMPT(Role.SHARD, "PREPARED", "a prepare of an older attempt comes: nothing", "PREPARED"),
    PREPARE_NEWER_ATTEMPT(Role.SHARD, "PREPARED", "a prepare of a newer attempt comes: the older one is aborted", "NONE"),
    PREPARE_WAITS_ALREADY(Role.SHARD, "WAITING", "the prepare comes again: nothing", "WAITING"),
    PREPARE_OLDER_WAITS(Role.SHARD, "WAITING", "a prepare of an older attempt comes: nothing", "WAITING"),
    PREPARE_NEWER_WAITS(Role.SHARD, "WAITING", "a prepare of a newer attempt comes: the older one is dropped", "NONE"),
    PREPARE_OTHER_CONTENT(Role.SHARD, "WAITING", "a prepare comes, and a one-shard transaction waits under its id: votes die", "WAITING"),

    // What waits goes on.
    WAITER_PREPARED(Role.SHARD, "WAITING", "it is granted: votes yes", "PREPARED"),
    WAITER_REFUSED(Role.SHARD, "WAITING", "it is refused: votes no", "NONE"),
    WAITER_DIES(Role.SHARD, "WAITING", "judged again, it may not wait, or there is no room: votes die", "NONE"),
    WAITER_TIMED_OUT(Role.SHARD, "WAITING", "its time is up (or a tick judges it again, and it may not wait): votes die", "NONE"),
    WAITER_EXECUTED(Role.SHARD, "WAITING", "a one-shard transaction is granted", "EXECUTED"),
    WAITER_REJECTED(Role.SHARD, "WAITING", "a one-shard transaction is refused", "REFUSED"),
    WAITER_NO_ROOM(Role.SHARD, "WAITING", "a one-shard transaction is judged again, and there is no room", "NONE"),
    WAITER_GIVEN_BACK(Role.SHARD, "WAITING", "the time of a one-shard transaction is up", "NONE"),

    // It is decided.
    COMMIT_APPLIED(Role.SHARD, "PREPARED", "commit", "APPLIED"),
    COMMIT_APPLIED_BEFORE(Role.SHARD, "APPLIED", "commit again: acknowledged again", "APPLIED"),
    ABORT_PREPARED(Role.SHARD, "PREPARED", "abort", "NONE"),
    ABORT_WAITING(Role.SHARD, "WAITING", "abort", "NONE"),
    ABORT_NOTHING(Role.SHARD, "any", "abort of an attempt that is not there: nothing", "the same"),
    ASKS(Role.SHARD, "PREPARED", "no decision comes: asks", "PREPARED"),
    ASKS_AGAIN(Role.SHARD, "PREPARED", "no answer comes: asks again", "PREPARED"),
    SHARD_STARTS(Role.SHARD, "(empty)", "the first epoch begins", "(empty)"),
    SHARD_RECOVERS(Role.SHARD, "(any)", "an epoch begins; nothing is in doubt", "(recovered)"),
    RECOVERS_IN_DOUBT(Role.SHARD, "PREPARED", "an epoch begins: asks", "PREPARED"),
    CHECKPOINT_IN_DOUBT(Role.SHARD, "PREPARED", "a checkpoint is installed", "PREPARED"),

    // A transaction of one shard.
    EXECUTE_GRANTED(Role.SHARD, "NONE", "a one-shard transaction is granted", "EXECUTED"),
    EXECUTE_REFUSED(Role.SHARD, "NONE", "a one-shard transaction is refused", "REFUSED"),
    EXECUTE_WAITS(Role.SHARD, "NONE", "a one-shard transaction must wait", "WAITING"),
    EXECUTE_NO_ROOM(Role.SHARD, "NONE", "a one-shard transaction comes, and there is no room", "NONE"),
    EXECUTE_TOO_OLD(Role.SHARD, "NONE", "a one-shard transaction comes that is older than what is remembered", "NONE"),
    EXECUTE_TOO_NEW(Role.SHARD, "NONE", "a one-shard transaction comes whose id is of the future", "NONE"),
    EXECUTE_JOINS(Role.SHARD, "WAITING", "another try comes and joins", "WAITING"),
    EXECUTE_DOUBLED(Role.SHARD, "WAITING", "the same try comes twice", "WAITING"),
    EXECUTE_JOIN_NO_ROOM(Role.SHARD, "WAITING", "one try too many comes", "WAITING"),
    EXECUTE_ID_WAITS(Role.SHARD, "WAITING", "another content comes: ID_IN_USE", "WAITING"),
    EXECUTE_ID_PREPARED(Role.SHARD, "PREPARED", "another content comes: ID_IN_USE", "PREPARED"),
    EXECUTE_KNOWN_COMMITTED(Role.SHARD, "EXECUTED", "another try comes: the stored outcome", "EXECUTED"),
    EXECUTE_KNOWN_REJECTED(Role.SHARD, "REFUSED", "another try comes: the stored outcome", "REFUSED"),
    EXECUTE_REUSED(Role.SHARD, "APPLIED, EXECUTED, REFUSED", "another content comes: TX_ID_REUSED", "the same"),
    EXECUTE_BARRED(Role.SHARD, "BARRED", "a one-shard transaction comes: CANCELLED", "BARRED"),

    // An id is barred.
    BAR_NEW(Role.SHARD, "NONE", "a bar comes", "BARRED"),
    BAR_DROPS_VOTE(Role.SHARD, "WAITING", "a bar comes: the prepare is dropped", "BARRED"),
    BAR_DROPS_EXECUTE(Role.SHARD, "WAITING", "a bar comes: the one-shard transaction is answered CANCELLED", "BARRED"),
    BAR_AGAIN(Role.SHARD, "BARRED", "a bar comes again: answered again", "BARRED"),
    BAR_EXECUTED(Role.SHARD, "EXECUTED", "a bar comes: its outcome", "EXECUTED"),
    BAR_REFUSED(Role.SHARD, "REFUSED", "a bar comes: its outcome", "REFUSED"),
    BAR_APPLIED(Role.SHARD, "APPLIED", "a bar comes: committed", "APPLIED"),
    BAR_TOO_OLD(Role.SHARD, "NONE", "a bar comes of an id older than what is remembered: TX_EXPIRED", "NONE"),
    BAR_IN_DOUBT(Role.SHARD, "PREPARED", "a bar comes: nothing", "PREPARED"),
    BAR_NO_ROOM(Role.SHARD, "NONE", "a bar comes, and there is no room for its mark: nothing", "NONE"),

    // Holds, marks, and questions of clients.
    HOLD_EXPIRED(Role.SHARD, "held", "the deadline passes", "expired"),
    HOLD_EXPIRED_LATE(Role.SHARD, "held, busy or locked", "the deadline has passed, and a decision sets it free", "expired"),
    MARKS_PURGED(Role.SHARD, "APPLIED, EXECUTED, REFUSED, BARRED", "the purge boundary moves", "NONE"),
    ASKED_DECIDED(Role.SHARD, "EXECUTED, REFUSED", "a client asks: decided", "the same"),
    ASKED_PENDING(Role.SHARD, "WAITING, BARRED", "a client asks: pending", "the same"),
    ASKED_NOTHING(Role.SHARD, "NONE, PREPARED, APPLIED", "a client asks: not found", "the same"),
    ASKED_TOO_OLD(Role.SHARD, "NONE", "a client asks of an id older than what is remembered: expired", "NONE"),

    // Reads.
    READ_AT_ONCE(Role.SHARD, "read", "an exact read comes, and nothing is in its way", "answered"),
    READ_WAITS(Role.SHARD, "read", "an exact read must wait", "read waits"),
    READ_WAITED(Role.SHARD, "read waits", "what was in its way is gone", "answered"),
    READ_TIMED_OUT(Role.SHARD, "read waits", "its time is up", "refused"),
    READ_NO_ROOM(Role.SHARD, "read", "an exact read comes, and there is no room to wait", "refused"),
    READ_HOLDS(Role.SHARD, "read", "a page of holds is shown", "answered"),
    READ_ASSET(Role.SHARD, "read", "an asset is shown", "answered"),
    READ_NO_ASSET(Role.SHARD, "read", "an asset does not exist", "answered"),
    LATEST_AT_ONCE(Role.SHARD, "read", "a latest read comes, and nothing is prepared", "answered"),
    LATEST_WAITS(Role.SHARD, "read", "a latest read waits for what is prepared", "latest read waits"),
    LATEST_WAITED(Role.SHARD, "latest read waits", "all of that is decided", "answered"),
    LATEST_TOGETHER(Role.SHARD, "latest read waits", "several of one account are answered together", "answered"),
    LATEST_TIMED_OUT(Role.SHARD, "latest read waits", "its time is up", "refused"),
    LATEST_NO_ROOM(Role.SHARD, "read", "a latest read comes, and there is no room to wait", "refused"),

    // Does an asset exist?
    ASSET_ASKED(Role.SHARD, "NONE, WAITING", "an asset of another shard is not known: asks", "WAITING"),
    ASSET_ASKED_AGAIN(Role.SHARD, "WAITING", "no answer comes: asks again", "WAITING"),
    ASSET_EXISTS(Role.SHARD, "WAITING", "the asset exists: judged again", "any"),
    ASSET_ABSENT(Role.SHARD, "WAITING", "the asset does not exist: judged again", "any"),
    ASSET_UNDECIDED_DIES(Role.SHARD, "WAITING", "the asset may be in creation: votes die", "NONE"),
    ASSET_UNDECIDED_WAITS(Role.SHARD, "WAITING", "the asset may be in creation: a one-shard transaction waits on", "WAITING"),
    ASSET_STALE(Role.SHARD, "WAITING", "the answer is to an older question: nothing", "WAITING"),
    ASSET_STALE_OF_OLD_OWNER(Role.SHARD, "WAITING", "the answer is to a question of an older epoch: nothing", "WAITING"),
    ASSET_UNWANTED(Role.SHARD, "any", "an answer comes that nobody awaits: at most noted", "the same"),
    ASSET_SAYS_EXISTS(Role.SHARD, "asset", "another shard asks: it exists", "asset"),
    ASSET_SAYS_ABSENT(Role.SHARD, "no asset", "another shard asks: it does not exist", "no asset"),
    ASSET_SAYS_UNDECIDED(Role.SHARD, "issuer locked", "another shard asks: undecided", "issuer locked"),

    // The loop and its journal.
    CLAIMED(Role.LOOP, "CLAIMING", "the claim succeeds; the journal is empty", "IDLE"),
    RECLAIMED(Role.LOOP, "CLAIMING", "the claim succeeds; the journal is replayed", "IDLE"),
    CLAIM_LOST(Role.LOOP, "CLAIMING", "the answer to the claim is lost", "ended"),
    APPEND_DURABLE(Role.LOOP, "APPENDING", "durable: messages leave, what has gathered is next", "IDLE"),
    APPEND_NEXT_FRAME(Role.LOOP, "APPENDING", "a frame of the group is durable, and another one follows", "APPENDING"),
    APPEND_UNKNOWN(Role.LOOP, "APPENDING", "its fate is unknown", "REPEATING"),
    APPEND_UNKNOWN_AGAIN(Role.LOOP, "REPEATING", "the repeated append's fate is unknown", "REPEATING"),
    APPEND_REPEATED(Role.LOOP, "REPEATING", "the repeated append is durable", "IDLE"),
    APPEND_FENCED(Role.LOOP, "APPENDING", "fenced", "ended"),
    APPEND_REPEATED_FENCED(Role.LOOP, "REPEATING", "the repeated append is fenced", "ended"),
    APPEND_BROKEN(Role.LOOP, "APPENDING", "the medium fails: the process stops", "ended"),
    CHECK_PASSED(Role.LOOP, "CHECKING", "the fence check passes: messages leave", "IDLE"),
    CHECK_UNKNOWN(Role.LOOP, "CHECKING", "its fate is unknown", "REPEATING"),
    CHECK_UNKNOWN_AGAIN(Role.LOOP, "REPEATING", "the repeated fence check's fate is unknown", "REPEATING"),
    CHECK_REPEATED(Role.LOOP, "REPEATING", "the repeated fence check passes", "IDLE"),
    CHECK_FENCED(Role.LOOP, "CHECKING", "fenced", "ended"),
    CHECK_REPEATED_FENCED(Role.LOOP, "REPEATING", "the repeated fence check is fenced", "ended"),
    NO_ROOM_TO_GATHER(Role.LOOP, "APPENDING, CHECKING, REPEATING", "as many inputs have gathered as may: messages are dropped", "the same"),
    CHECKPOINT_INSTALLED(Role.LOOP, "any", "a checkpoint is installed", "the same"),
    CHECKPOINT_LOST(Role.LOOP, "any", "a checkpoint's fate is unknown", "ended"),
    CHECKPOINT_FENCED(Role.LOOP, "any", "a checkpoint is fenced", "ended"),
    SUSPECTED(Role.LOOP, "any", "the machine meets what seems impossible: a fence check begins", "SUSPICIOUS"),
    SUSPICION_UNKNOWN(Role.LOOP, "SUSPICIOUS", "its fate is unknown: it is asked again after a delay", "SUSPICIOUS"),
    SUSPICION_FENCED(Role.LOOP, "SUSPICIOUS", "fenced: it was a zombie", "ended"),
    STOPPED(Role.LOOP, "IDLE", "asked to stop, and nothing is under way any more", "ended"),
    STOPPED_UNKNOWN(Role.LOOP, "REPEATING", "asked to stop, and the fate of what is under way is unknown", "ended"),

    // What no correct run reaches.
    PREPARE_EXECUTED(Role.SHARD, "EXECUTED, REFUSED", "a prepare of the same content comes", "the same", arguedAway("The way of"
            + " a transaction follows from its content: what was executed by one shard alone never goes to a coordinator.")),
    ASSETS_FORGOTTEN(Role.SHARD, "any", "65,536 assets of others are known: all are forgotten, and asked for again", "the same",
            arguedAway("A run has fewer than 40 assets. To forget a yes is harmless: it is as if the shard had just started.")),
    HOLDS_EXPIRED_IN_PARTS(Role.SHARD, "held", "more than 10,000 holds are due at once", "held, expired", arguedAway("A run makes at"
            + " most a few hundred holds. `HoldTest` of the shard shows it.")),
    FRAME_HALVED(Role.LOOP, "IDLE", "the records of a frame have more bytes than a frame may", "APPENDING", arguedAway("A frame may have"
            + " 64 MiB, more than a whole run writes. `FrameCutterTest` shows it; a group in several frames is reached by number.")),
    JOURNAL_CORRUPT(Role.LOOP, "CLAIMING", "what is stored is broken: recovery stops", "ended", arguedAway("The simulated medium keeps"
            + " what it has. `FlippedByteTest` and `ChainReaderTest` of the real journals show it.")),
    SUSPICION_PASSED(Role.LOOP, "SUSPICIOUS", "it still is the owner", "broken", arguedAway("Then the machine has a bug: the run"
            + " fails, and `./weft simulate` lists this line."));

    private final Role role;
    private final String from;
    private final String event;
    private final String to;
    private final String argument;

    Transition(Role role, String from, String event, String to) {
        this(role, from, event, to, null);
    }

    /** @param argument why it is not reached; see {@link #arguedAway} */
    Transition(Role role, String from, String event, String to, String argument) {
        this.role = role;
        this.from = from;
        this.event = event;
        this.to = to;
        this.argument = argument;
    }

    /** Names the last argument of a constant; the reason belongs onto the page, too. */
    private static String arguedAway(String why) {
        return why;
    }

    public Role role() {
        return role;
    }

    public String from() {
        return from;
    }

    public String event() {
        return event;
    }

    public String to() {
        return to;
    }

    /** Why no correct run of the simulator reaches it; null if one can. */
    public String argument() {
        return argument;
    }

    /** Such as {@code coordinator: PREPARING -> COMMITTED, the last yes comes}. */
    @Override
    public String toString() {
        return role.title() + ": " + from + " -> " + to + ", " + event;
    }
}
