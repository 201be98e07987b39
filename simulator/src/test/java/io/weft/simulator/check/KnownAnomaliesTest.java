package io.weft.simulator.check;

import static io.weft.simulator.check.Registers.aborted;
import static io.weft.simulator.check.Registers.op;
import static io.weft.simulator.check.Registers.r;
import static io.weft.simulator.check.Registers.txn;
import static io.weft.simulator.check.Registers.w;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.simulator.check.Registers.Txn;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Small histories whose verdict is known from the literature, each beside a neighbour that is right. Sources: [A] Adya, "Weak
 * consistency", PhD thesis, MIT 1999; [B] Berenson et al., "A critique of ANSI SQL isolation levels", SIGMOD 1995; [F]
 * Fekete, O'Neil, O'Neil, "A read-only transaction anomaly under snapshot isolation", SIGMOD Record 33(3), 2004; [H] Herlihy
 * and Wing, TOPLAS 1990; [P] Papadimitriou, J. ACM 1979; [S] Sovran et al., "Transactional storage for geo-replicated
 * systems", SOSP 2011.
 */
class KnownAnomaliesTest {

    /** [A] G0, [B] P0. */
    @Test
    void shouldRefuseDirtyWrite() {
        // given two transactions that each write both registers, and a later reader
        Operation<Txn> one = op(0, 9, w("x", 1), w("y", 1));
        Operation<Txn> two = op(1, 8, w("x", 2), w("y", 2));
        // then the reader must not see one register of each
        assertViolation(List.of(one, two, op(10, 11, r("x", 1), r("y", 2))));
        assertSerializable(List.of(one, two, op(10, 11, r("x", 2), r("y", 2))));
        assertSerializable(List.of(one, two, op(10, 11, r("x", 1), r("y", 1))));
    }

    /** [A] G1a, [B] P1. */
    @Test
    void shouldRefuseReadOfWhatWasAborted() {
        Operation<Txn> aborted = Operation.answered("aborted", aborted(w("x", 1)), 0, 9);
        assertViolation(List.of(aborted, op(1, 8, r("x", 1))));
        assertSerializable(List.of(aborted, op(1, 8, r("x", 0))));
    }

    /** [A] G1b. */
    @Test
    void shouldRefuseReadOfIntermediateValue() {
        Operation<Txn> writer = op(0, 9, w("x", 1), w("x", 2));
        assertViolation(List.of(writer, op(1, 8, r("x", 1))));
        assertSerializable(List.of(writer, op(1, 8, r("x", 2))));
        assertSerializable(List.of(writer, op(1, 8, r("x", 0))));
    }

    /** [A] G1c. */
    @Test
    void shouldRefuseCircularInformationFlow() {
        Operation<Txn> one = op(0, 9, w("x", 1), r("y", 1));
        assertViolation(List.of(one, op(1, 8, w("y", 1), r("x", 1))));
        assertSerializable(List.of(one, op(1, 8, w("y", 1), r("x", 0))));
    }

    /** [B] P4. */
    @Test
    void shouldRefuseLostUpdate() {
        Operation<Txn> one = op(0, 9, r("x", 0), w("x", 1));
        assertViolation(List.of(one, op(1, 8, r("x", 0), w("x", 2))));
        assertSerializable(List.of(one, op(1, 8, r("x", 1), w("x", 2))));
    }

    /** [B] A5B, [A] G2-item. */
    @Test
    void shouldRefuseWriteSkew() {
        Operation<Txn> one = op(0, 9, r("x", 0), r("y", 0), w("x", 1));
        assertViolation(List.of(one, op(1, 8, r("x", 0), r("y", 0), w("y", 1))));
        assertSerializable(List.of(one, op(1, 8, r("x", 1), r("y", 0), w("y", 1))));
    }

    /** [B] A5A, [A] G-single. */
    @Test
    void shouldRefuseReadSkew() {
        Operation<Txn> writer = op(0, 9, w("x", 1), w("y", 1));
        assertViolation(List.of(writer, op(1, 8, r("x", 0), r("y", 1))));
        assertViolation(List.of(writer, op(1, 8, r("x", 1), r("y", 0))));
        assertSerializable(List.of(writer, op(1, 8, r("x", 1), r("y", 1))));
    }

    /** [B] P2. */
    @Test
    void shouldRefuseNonRepeatableRead() {
        Operation<Txn> writer = op(0, 9, w("x", 1));
        assertViolation(List.of(writer, op(1, 8, r("x", 0), r("x", 1))));
        assertSerializable(List.of(writer, op(1, 8, r("x", 0), r("x", 0))));
    }

    /** [S] section 3: snapshots that fork and merge. */
    @Test
    void shouldRefuseLongFork() {
        Operation<Txn> one = op(0, 9, w("x", 1));
        Operation<Txn> two = op(0, 9, w("y", 1));
        Operation<Txn> first = op(0, 9, r("x", 1), r("y", 0));
        assertViolation(List.of(one, two, first, op(0, 9, r("x", 0), r("y", 1))));
        assertSerializable(List.of(one, two, first, op(0, 9, r("x", 1), r("y", 1))));
    }

    /** [F] Without the reader the history is serializable. */
    @Test
    void shouldRefuseReadOnlyTransactionAnomaly() {
        Operation<Txn> withdrawal = op(0, 9, r("x", 0), r("y", 0), w("x", -11));
        Operation<Txn> deposit = op(1, 3, r("y", 0), w("y", 20));
        assertViolation(List.of(withdrawal, deposit, op(4, 5, r("x", 0), r("y", 20))));
        assertSerializable(List.of(withdrawal, deposit, op(10, 11, r("x", -11), r("y", 20))));
        assertSerializable(List.of(withdrawal, deposit));
    }

    /** [H] A register must not show what was overwritten before the read began. */
    @Test
    void shouldRefuseStaleRead() {
        Operation<Txn> writer = op(0, 2, w("x", 1));
        assertViolation(List.of(writer, op(3, 4, r("x", 0))));
        assertSerializable(List.of(writer, op(3, 4, r("x", 1))));
        assertSerializable(List.of(writer, op(1, 4, r("x", 0))));
    }

    /** [H] Two readers, one after the other, during one write. */
    @Test
    void shouldRefuseReadsThatGoBackInTime() {
        Operation<Txn> writer = op(0, 9, w("x", 1));
        assertViolation(List.of(writer, op(1, 2, r("x", 1)), op(3, 4, r("x", 0))));
        assertSerializable(List.of(writer, op(1, 2, r("x", 0)), op(3, 4, r("x", 1))));
        assertSerializable(List.of(writer, op(1, 3, r("x", 1)), op(2, 4, r("x", 0))));
    }

    /** [P] Serializable, not strictly: the second write began after the first had ended, and was seen without it. */
    @Test
    void shouldRefuseCausalReversal() {
        Operation<Txn> reader = op(0, 9, r("x", 0), r("y", 1));
        assertViolation(List.of(reader, op(1, 2, w("x", 1)), op(3, 4, w("y", 1))));
        assertSerializable(List.of(reader, op(1, 3, w("x", 1)), op(2, 4, w("y", 1))));
    }

    @Test
    void shouldLetUnknownFateGoEitherWay() {
        // given a write that was never answered
        Operation<Txn> write = Operation.ofUnknownFate("lost", txn(w("x", 1)), 2);
        // then it may never have happened, or much later, but not before its invocation, and not be undone
        assertSerializable(List.of(write, op(3, 4, r("x", 0))));
        assertSerializable(List.of(write, op(3, 4, r("x", 0)), op(5, 6, r("x", 0)), op(7, 8, r("x", 1))));
        assertViolation(List.of(write, op(0, 1, r("x", 1))));
        assertViolation(List.of(write, op(3, 4, r("x", 1)), op(5, 6, r("x", 0))));
    }

    @Test
    void shouldBoundUnknownFateByItsAnswer() {
        // given a write that happened by instant 2 if it ever did
        Operation<Txn> write = new Operation<>("late", txn(w("x", 1)), 1, 2, true, 2);
        // then nobody sees the value from before and somebody else the new one
        assertSerializable(List.of(write, op(3, 4, r("x", 1))));
        assertSerializable(List.of(write, op(3, 4, r("x", 0))));
        assertViolation(List.of(write, op(3, 4, r("x", 0)), op(5, 6, r("x", 1))));
        assertSerializable(List.of(write, op(0, 4, r("x", 0)), op(5, 6, r("x", 1))));
    }

    @Test
    void shouldNotAcceptWithoutWhatDidHappen() {
        // given a write that was never answered and yet is known to have happened, and one read too early for it
        Operation<Txn> write = new Operation<>("known", txn(r("y", 1), w("x", 1)), 0, Operation.NEVER, false, 5);
        // then it needs its place
        assertViolation(List.of(write, op(1, 2, r("x", 0))));
        assertSerializable(List.of(write, op(1, 2, r("x", 0)), op(3, 4, w("y", 1))));
    }

    private static void assertViolation(List<Operation<Txn>> history) {
        Verdict<Txn> verdict = StrictSerializability.check(new Registers(), history, 10_000);
        assertThat(verdict).as("%s", history).isInstanceOf(Verdict.Violation.class);
    }

    private static void assertSerializable(List<Operation<Txn>> history) {
        Verdict<Txn> verdict = StrictSerializability.check(new Registers(), history, 10_000);
        assertThat(verdict).as("%s", history).isInstanceOf(Verdict.Serializable.class);
    }
}
