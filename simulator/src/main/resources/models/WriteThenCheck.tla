--------------------------- MODULE WriteThenCheck ---------------------------
(* Fencing by write, then check: how one owner at a time (rules 19 to 22) is kept on three replicas that know nothing   *)
(* but quorums. One entity, its records, and its row in the table of owners.                                            *)
(*                                                                                                                      *)
(* An owner is known by its epoch, which no other can get: a conditional update takes place in one instant, and whoever *)
(* does not hear of it reads the token. It may reach the replicas later, where plain reads see it or do not see it yet. *)
(* A record that was sent may reach a replica at any time later, or never: writes are partial and late. Whoever does    *)
(* nothing more has died; whoever goes on after a newer claim is a zombie.                                              *)
EXTENDS Naturals, FiniteSets, TLC

CONSTANTS
    Replicas,
    Epochs,     \* the first owner, and each later claim; claims overlap
    Records,    \* how many each owner may append; the last owner appends none, since nobody claims after it
    Window,     \* W: how many of them may be under way at once
    Rewritten,  \* how many of the last records a claimant writes again: W in a model that must hold
    Broken      \* the rule that is left out; "nothing" in a model that must hold

VARIABLES
    epoch,      \* in the row of the owner: the newest, as conditional updates see it
    cut,        \* likewise: by epoch, where its records end
    visible,    \* by replica: the newest epoch that a plain read finds there
    rows,       \* by replica and epoch: the records that are there
    inserted,   \* by epoch: how many records its owner has sent; they are numbered from 1
    checked,    \* by epoch: up to which record a check has passed
    acked,      \* by epoch: up to which record its owner has answered
    claimant,   \* by epoch: how far its owner has come; which epoch it reads, at which replicas it has, what it found
    replayed    \* by epoch, and earlier epoch: how many records its owner has begun with

vars == <<epoch, cut, visible, rows, inserted, checked, acked, claimant, replayed>>

All == 1..Epochs
Open == Records + 1                 \* the cut of an epoch that has none
Quorums == {q \in SUBSET Replicas : 2 * Cardinality(q) > Cardinality(Replicas)}

Idle == [phase |-> "none", reads |-> 0, asked |-> {}, found |-> {}]
Reading(k) == [phase |-> "reading", reads |-> k, asked |-> {}, found |-> {}]
Serving == [Idle EXCEPT !.phase = "serving"]

Init ==
    /\ epoch = 1
    /\ cut = [e \in All |-> Open]
    /\ visible = [r \in Replicas |-> 1]
    /\ rows = [r \in Replicas |-> [e \in All |-> {}]]
    /\ inserted = [e \in All |-> 0] /\ checked = inserted /\ acked = inserted
    /\ claimant = [e \in All |-> IF e = 1 THEN Serving ELSE Idle]
    /\ replayed = [e \in All |-> [k \in All |-> 0]]

Prefix(set) == CHOOSE n \in 0..Records : 1..n \subseteq set /\ n + 1 \notin set     \* the longest unbroken one
AtQuorum(e, n) == 2 * Cardinality({r \in Replicas : n \in rows[r][e]}) > Cardinality(Replicas)
Succeeded(e) == Prefix({n \in 1..inserted[e] : AtQuorum(e, n)})

----------------------------------------------------------------------------
(* The replicas. *)

(* A record arrives: what its owner sent, or what a claimant wrote again, which is the same. *)
Arrive(r, e) ==
    /\ \E n \in 1..inserted[e] \ rows[r][e] : rows' = [rows EXCEPT ![r][e] = @ \cup {n}]
    /\ UNCHANGED <<epoch, cut, visible, inserted, checked, acked, claimant, replayed>>

(* A replica applies the conditional update of an epoch, or of any newer one. *)
Learn(r) ==
    /\ \E e \in (visible[r] + 1)..epoch : visible' = [visible EXCEPT ![r] = e]
    /\ UNCHANGED <<epoch, cut, rows, inserted, checked, acked, claimant, replayed>>

----------------------------------------------------------------------------
(* An owner. *)

(* Record n is sent only after n - W has succeeded. *)
Insert(e) ==
    /\ claimant[e].phase = "serving" /\ e < Epochs
    /\ inserted[e] < Records
    /\ \A n \in 1..(inserted[e] + 1) : n + Window <= inserted[e] + 1 => AtQuorum(e, n)
    /\ inserted' = [inserted EXCEPT ![e] = @ + 1]
    /\ UNCHANGED <<epoch, cut, visible, rows, checked, acked, claimant, replayed>>

(* A plain read of the owner's row, at any quorum, still shows this epoch. It covers what had succeeded when it began.  *)
(* To look at every replica in that instant is to see the least: a newer epoch that shows up later ends this owner.     *)
StillOwner(e) == \E q \in Quorums : (\A r \in q : visible[r] <= e) /\ (\E r \in q : visible[r] = e)

Covers(e) ==
    CASE Broken = "check before write" -> IF inserted[e] < Records THEN inserted[e] + 1 ELSE inserted[e]
      [] Broken \in {"check beside write", "shows in flight"} -> inserted[e]
      [] OTHER -> Succeeded(e)

Check(e) ==
    /\ claimant[e].phase = "serving" /\ e < Epochs
    /\ StillOwner(e)
    /\ Covers(e) > checked[e]
    /\ checked' = [checked EXCEPT ![e] = Covers(e)]
    /\ UNCHANGED <<epoch, cut, visible, rows, inserted, acked, claimant, replayed>>

(* In order, what has succeeded and is covered by a check. To show a record in an answer to someone else is no less. *)
Acknowledge(e) ==
    /\ \E n \in (acked[e] + 1)..checked[e] :
        /\ n <= Succeeded(e) \/ Broken = "shows in flight"
        /\ acked' = [acked EXCEPT ![e] = n]
    /\ UNCHANGED <<epoch, cut, visible, rows, inserted, checked, claimant, replayed>>

----------------------------------------------------------------------------
(* A claimant; the numbers are those of the steps of a claim. *)

(* 1. It raises the epoch ... *)
Raise ==
    /\ epoch < Epochs
    /\ epoch' = epoch + 1
    /\ claimant' = [claimant EXCEPT ![epoch + 1] = [Idle EXCEPT !.phase = "raised"]]
    /\ UNCHANGED <<cut, visible, rows, inserted, checked, acked, replayed>>

(* ... and goes on only when a quorum shows it. *)
GoOn(e) ==
    /\ claimant[e].phase = "raised"
    /\ (\E q \in Quorums : \A r \in q : visible[r] >= e) \/ Broken = "read before quorum"
    /\ claimant' = [claimant EXCEPT ![e] = Reading(1)]
    /\ UNCHANGED <<epoch, cut, visible, rows, inserted, checked, acked, replayed>>

(* 2. It reads the records of the oldest epoch whose cut is open, one replica after the other. *)
Skip(e) ==
    /\ claimant[e].phase = "reading" /\ claimant[e].reads < e
    /\ cut[claimant[e].reads] # Open /\ Broken # "cut twice"
    /\ claimant' = [claimant EXCEPT ![e] = Reading(claimant[e].reads + 1)]
    /\ UNCHANGED <<epoch, cut, visible, rows, inserted, checked, acked, replayed>>

Read(e, r) ==
    LET k == claimant[e].reads IN
    /\ claimant[e].phase = "reading" /\ k < e
    /\ cut[k] = Open \/ Broken = "cut twice"
    /\ r \notin claimant[e].asked /\ claimant[e].asked \notin Quorums
    /\ claimant' = [claimant EXCEPT ![e].asked = @ \cup {r}, ![e].found = @ \cup rows[r][k]]
    /\ UNCHANGED <<epoch, cut, visible, rows, inserted, checked, acked, replayed>>

(* 3. When the last of them are at a quorum again, it fixes the cut: once, and only while the epoch is its own. *)
Fix(e) ==
    LET k == claimant[e].reads
        last == Prefix(claimant[e].found) IN
    /\ claimant[e].phase = "reading" /\ claimant[e].asked \in Quorums
    /\ \A n \in 1..last : n + Rewritten > last => AtQuorum(k, n)
    /\ epoch = e /\ (cut[k] = Open \/ Broken = "cut twice")
    /\ cut' = [cut EXCEPT ![k] = last]
    /\ claimant' = [claimant EXCEPT ![e] = Reading(k + 1)]
    /\ UNCHANGED <<epoch, visible, rows, inserted, checked, acked, replayed>>

(* 4. It replays to the cuts, reading at a quorum, and begins. *)
Begin(e) ==
    /\ claimant[e].phase = "reading" /\ claimant[e].reads = e
    /\ \E q \in Quorums : replayed' = [replayed EXCEPT ![e] =
           [k \in All |-> IF k < e THEN Prefix(UNION {rows[r][k] : r \in q} \cap 1..cut[k]) ELSE 0]]
    /\ claimant' = [claimant EXCEPT ![e] = Serving]
    /\ UNCHANGED <<epoch, cut, visible, rows, inserted, checked, acked>>

----------------------------------------------------------------------------

Next ==
    \/ \E r \in Replicas : Learn(r) \/ \E e \in All : Arrive(r, e) \/ Read(e, r)
    \/ \E e \in All : Insert(e) \/ Check(e) \/ Acknowledge(e)
    \/ Raise
    \/ \E e \in All : GoOn(e) \/ Skip(e) \/ Fix(e) \/ Begin(e)

Spec == Init /\ [][Next]_vars
Symmetry == Permutations(Replicas)

----------------------------------------------------------------------------
HasBegun(e) == claimant[e].phase = "serving"

(* What was acknowledged is in what every later owner begins with, whenever it was acknowledged. *)
NothingAcknowledgedIsLost == \A e \in All : HasBegun(e) => \A k \in 1..(e - 1) : acked[k] <= replayed[e][k]

(* Rule 19: what a zombie appends after a newer owner has fixed its cut never counts. *)
NothingCountsAfterCut == \A k \in All : acked[k] <= cut[k]

(* A cut is what every later owner replays, neither more nor less. *)
SamePrefix == \A e \in All : HasBegun(e) => \A k \in 1..(e - 1) : replayed[e][k] = cut[k]

(* What is in a cut stays readable at any quorum. *)
CutIsAtQuorum == \A k \in All : cut[k] # Open => \A n \in 1..cut[k] : AtQuorum(k, n)

(* Rules 19 and 22: once a newer owner has begun, no check of an older one passes. *)
OldOwnerIsSilent == \A e \in All : HasBegun(e) => \A k \in 1..(e - 1) : ~StillOwner(k)
=============================================================================
