------------------------- MODULE CommitAndRecovery -------------------------
(* Weft's two-phase commit with presumed abort: one transaction, its coordinator, and the shards that take part. The    *)
(* numbers in the comments are those of the protocol's rules.                                                           *)
(*                                                                                                                      *)
(* Messages are the set of all that were ever sent: one may be received at any time later, again, in any order, or      *)
(* never. So what is sent again until it is answered (17) is sent here once. A yes vote is a standing question for the  *)
(* decision: a shard in doubt asks with the same words.                                                                 *)
(*                                                                                                                      *)
(* A coordinator of an epoch that does nothing more has crashed; one that goes on after a newer claim is a zombie. So   *)
(* neither needs an action of its own. A shard has one owner at a time here.                                            *)
EXTENDS Naturals, FiniteSets, TLC

CONSTANTS
    Shards,
    Epochs,     \* how often the coordinator's journal is owned: the first owner, and each later claim
    Tries,      \* how often the transaction is submitted: once, and each retry
    Broken      \* the rule that is left out; "nothing" in a model that must hold

VARIABLES
    journal,    \* of the coordinator: the epoch of its last claim, and the outcome with the attempt that committed
    owner,      \* by epoch: the memory of the coordinator that claimed it
    tries,      \* submissions so far
    shard,      \* by shard: the attempt in doubt, the mark of the one applied, and how often effects were applied
    sent,       \* all messages that ever left
    told,       \* what the client was told
    decisions   \* every decision that ever became durable, and in which epoch; seen by nobody, for the invariants

vars == <<journal, owner, tries, shard, sent, told, decisions>>

NoAttempt == <<0, 0>>
IsBefore(a, b) == a[1] < b[1] \/ (a[1] = b[1] /\ a[2] < b[2])
Attempts == (1..Epochs) \X (1..Tries)

Prepare(a)    == <<"prepare", a>>
Yes(s, a)     == <<"yes", a, s>>
No(s, a)      == <<"no", a, s>>
Commit(a)     == <<"commit", a>>
Abort(a)      == <<"abort", a>>
Applied(s, a) == <<"applied", a, s>>

Undecided == [outcome |-> "none", attempt |-> NoAttempt]
Off == [phase |-> "off", sequence |-> 0, known |-> Undecided]

Init ==
    /\ journal = [epoch |-> 1, decided |-> Undecided]
    /\ owner = [e \in 1..Epochs |-> IF e = 1 THEN [Off EXCEPT !.phase = "idle"] ELSE Off]
    /\ tries = 0
    /\ shard = [s \in Shards |-> [doubt |-> NoAttempt, mark |-> NoAttempt, effects |-> 0]]
    /\ sent = {} /\ told = {} /\ decisions = {}

----------------------------------------------------------------------------
(* The coordinator. *)

Mine(e) == <<e, owner[e].sequence>>
Fenced(e) == journal.epoch # e /\ Broken # "no fencing"
Ready(e) == owner[e].phase \notin {"off", "claimed"}

(* Rules 14 and 20: claim, then replay, then serve. *)
Claim ==
    /\ journal.epoch < Epochs
    /\ journal' = [journal EXCEPT !.epoch = @ + 1]
    /\ owner' = [owner EXCEPT ![journal.epoch + 1] = [Off EXCEPT !.phase = "claimed"]]
    /\ UNCHANGED <<shard, tries, sent, told, decisions>>

Replay(e) ==
    /\ owner[e].phase = "claimed"
    /\ owner' = [owner EXCEPT ![e].known = journal.decided,
                              ![e].phase = IF journal.decided = Undecided THEN "idle" ELSE "decided"]
    /\ UNCHANGED <<shard, journal, tries, sent, told, decisions>>

(* A new attempt, which a zombie may begin as well (10). A retry that comes during an attempt joins it. *)
Submit(e) ==
    /\ tries < Tries
    /\ owner[e].phase = "idle"
    /\ tries' = tries + 1
    /\ owner' = [owner EXCEPT ![e].phase = "preparing", ![e].sequence = @ + 1]
    /\ sent' = sent \cup {Prepare(<<e, owner[e].sequence + 1>>)}
    /\ UNCHANGED <<shard, journal, told, decisions>>

(* Its time is up, or one died: a retryable abort, which is not recorded (12). The shards learn of it when they ask. *)
GiveUp(e) ==
    /\ owner[e].phase = "preparing"
    /\ owner' = [owner EXCEPT ![e].phase = "idle"]
    /\ UNCHANGED <<shard, journal, tries, sent, told, decisions>>

HasYes(e, s) ==
    \/ Yes(s, Mine(e)) \in sent
    \/ Broken = "votes by id" /\ \E a \in Attempts : Yes(s, a) \in sent

(* All voted yes: the record is offered to the journal, and nothing leaves yet (12). *)
OfferCommit(e) ==
    /\ owner[e].phase = "preparing"
    /\ \A s \in Shards : HasYes(e, s)
    /\ owner' = [owner EXCEPT ![e].phase = "offered",
                              ![e].known = [outcome |-> "committed", attempt |-> Mine(e)]]
    /\ sent' = IF Broken = "commit sent first" THEN sent \cup {Commit(Mine(e))} ELSE sent
    /\ UNCHANGED <<shard, journal, tries, told, decisions>>

OfferReject(e) ==
    /\ owner[e].phase = "preparing"
    /\ \E s \in Shards : No(s, Mine(e)) \in sent
    /\ owner' = [owner EXCEPT ![e].phase = "offered",
                              ![e].known = [outcome |-> "rejected", attempt |-> NoAttempt]]
    /\ UNCHANGED <<shard, journal, tries, sent, told, decisions>>

(* The journal takes the record, or refuses it for good (19). An append whose fate its owner does not know yet (21) is  *)
(* one after which the owner has not done anything yet.                                                                 *)
Append(e) ==
    /\ owner[e].phase = "offered"
    /\ IF Fenced(e)
       THEN /\ owner' = [owner EXCEPT ![e] = Off]
            /\ UNCHANGED <<journal, decisions>>
       ELSE /\ owner' = [owner EXCEPT ![e].phase = "decided"]
            /\ journal' = [journal EXCEPT !.decided = owner[e].known]
            /\ decisions' = decisions \cup {[by |-> e, while |-> journal.epoch, what |-> owner[e].known]}
    /\ UNCHANGED <<shard, tries, sent, told>>

(* Rules 5, 12 and 14: answers, also those who ask again, and sends the commit; only past the fence (22). *)
Announce(e) ==
    /\ owner[e].phase = "decided" /\ ~Fenced(e)
    /\ owner[e].known.outcome \in {"committed", "rejected"}
    /\ told' = told \cup {owner[e].known.outcome}
    /\ sent' = IF owner[e].known.outcome = "committed" THEN sent \cup {Commit(owner[e].known.attempt)} ELSE sent
    /\ <<told', sent'>> # <<told, sent>>
    /\ UNCHANGED <<shard, journal, owner, tries, decisions>>

(* A shard asks what became of an attempt. What is neither decided nor under way was aborted: presumed abort. *)
TellFate(e, a) ==
    /\ Ready(e) /\ ~Fenced(e) /\ a[1] <= e /\ Broken # "nobody asks"
    /\ \E s \in Shards : Yes(s, a) \in sent
    /\ ~(a = Mine(e) /\ owner[e].phase \in {"preparing", "offered"})
    /\ LET answer == IF owner[e].known = [outcome |-> "committed", attempt |-> a] THEN Commit(a) ELSE Abort(a)
       IN  answer \notin sent /\ sent' = sent \cup {answer}
    /\ UNCHANGED <<shard, journal, owner, tries, told, decisions>>

(* Rules 8 and 16: an outcome may be purged when every participant has said that its apply record is durable. *)
Forget(e) ==
    /\ owner[e].phase = "decided" /\ ~Fenced(e)
    /\ owner[e].known.outcome = "committed"
    /\ Broken = "forgets early" \/ \A s \in Shards : Applied(s, owner[e].known.attempt) \in sent
    /\ owner' = [owner EXCEPT ![e].known = [outcome |-> "purged", attempt |-> NoAttempt]]
    /\ journal' = [journal EXCEPT !.decided = [outcome |-> "purged", attempt |-> NoAttempt]]
    /\ UNCHANGED <<shard, tries, sent, told, decisions>>

----------------------------------------------------------------------------
(* A shard. It has nothing here but its journal: a step is a record that has become durable and the message that may     *)
(* leave only then (11, 15). A step that a crash undoes has not happened, and a crash between two steps loses nothing.  *)

Coordinator_ == UNCHANGED <<journal, owner, tries, told, decisions>>

(* A prepare that is neither answered by the mark nor older than what is in doubt. A newer one means that the older     *)
(* attempt is dead, and releases it.                                                                                    *)
MayJudge(s, a) ==
    /\ Prepare(a) \in sent
    /\ shard[s].mark = NoAttempt
    /\ shard[s].doubt = NoAttempt \/ IsBefore(shard[s].doubt, a)

VoteYes(s, a) ==
    /\ MayJudge(s, a)
    /\ \/ shard' = [shard EXCEPT ![s].doubt = a]
       \/ Broken = "vote sent first" /\ UNCHANGED shard
    /\ sent' = sent \cup {Yes(s, a)}
    /\ Coordinator_

(* A no is not recorded: the same prepare, received again, may get a yes. *)
VoteNo(s, a) ==
    /\ MayJudge(s, a)
    /\ No(s, a) \notin sent
    /\ shard' = [shard EXCEPT ![s].doubt = NoAttempt]
    /\ sent' = sent \cup {No(s, a)}
    /\ Coordinator_

(* Rule 15: effect, mark and release are one record. *)
Apply(s, a) ==
    /\ Commit(a) \in sent
    /\ shard[s].doubt = a
    /\ shard' = [shard EXCEPT ![s] = IF Broken = "mark apart" THEN [@ EXCEPT !.effects = @ + 1]
                                     ELSE [doubt |-> NoAttempt, mark |-> a, effects |-> @.effects + 1]]
    /\ sent' = IF Broken = "mark apart" THEN sent ELSE sent \cup {Applied(s, a)}
    /\ Coordinator_

(* The second record, where mark and effect are two: after a crash between them the commit is applied once more. *)
MarkLater(s, a) ==
    /\ Broken = "mark apart"
    /\ shard[s].doubt = a /\ shard[s].effects > 0
    /\ shard' = [shard EXCEPT ![s].doubt = NoAttempt, ![s].mark = a]
    /\ sent' = sent \cup {Applied(s, a)}
    /\ Coordinator_

(* Rule 13: only because it was told to. *)
Release(s, a) ==
    /\ Abort(a) \in sent \/ Broken = "decides alone"
    /\ shard[s].doubt = a
    /\ shard' = [shard EXCEPT ![s].doubt = NoAttempt]
    /\ Coordinator_ /\ UNCHANGED sent

----------------------------------------------------------------------------
(* What goes on once nothing fails any more. A prepare of an attempt of which some shard has heard that it was aborted   *)
(* is a late duplicate, which only a fault delivers.                                                                    *)
Progress ==
    \/ \E e \in 1..Epochs : Replay(e) \/ OfferCommit(e) \/ OfferReject(e) \/ Append(e) \/ Announce(e)
    \/ \E e \in 1..Epochs, a \in Attempts : TellFate(e, a)
    \/ \E s \in Shards, a \in Attempts :
        \/ Apply(s, a)
        \/ IF Abort(a) \in sent THEN Release(s, a) ELSE VoteYes(s, a) \/ VoteNo(s, a)

Others ==
    \/ Claim
    \/ \E e \in 1..Epochs : Submit(e) \/ GiveUp(e) \/ Forget(e)
    \/ \E s \in Shards, a \in Attempts :
        \/ IF Abort(a) \in sent THEN VoteYes(s, a) \/ VoteNo(s, a) ELSE Release(s, a)
        \/ MarkLater(s, a)

Next == Progress \/ Others

Spec == Init /\ [][Next]_vars
Symmetry == Permutations(Shards)

----------------------------------------------------------------------------
(* Once a shard has applied an attempt, every other has applied it too or is still bound by its yes. *)
Atomicity == \A s, t \in Shards :
    LET a == shard[s].mark IN a # NoAttempt => a \in {shard[t].doubt, shard[t].mark}

(* The same, from the moment of the decision: nobody who voted yes has let go of what was decided. *)
DecidedIsBinding == \A d \in decisions : d.what.outcome = "committed" =>
    \A s \in Shards : d.what.attempt \in {shard[s].doubt, shard[s].mark}

AppliedOnlyIfDecided == \A s \in Shards : shard[s].effects > 0 =>
    \E d \in decisions : d.what = [outcome |-> "committed", attempt |-> shard[s].mark]

AtMostOnce == \A s \in Shards : shard[s].effects <= 1

VotesOfOneAttempt == \A d \in decisions : d.what.outcome = "committed" =>
    \A s \in Shards : Yes(s, d.what.attempt) \in sent

OneDecision == Cardinality(decisions) <= 1
ZombieNeverDecides == \A d \in decisions : d.by = d.while

ToldOnlyWhatIsDurable == \A t \in told : \E d \in decisions : d.what.outcome = t
ToldOneOutcome == Cardinality(told) <= 1

(* Where nothing goes on by itself, every shard knows, all or none have applied, and who has decided has answered. Every *)
(* run without further faults ends in such a state, because no step of Progress can be undone.                          *)
Settled ==
    \/ /\ \A s \in Shards : shard[s].doubt = NoAttempt
       /\ \A s, t \in Shards : shard[s].mark = shard[t].mark
       /\ decisions # {} => told # {} \/ journal.decided.outcome = "purged"
    \/ ENABLED Progress
=============================================================================
