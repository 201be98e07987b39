package io.weft.protocol.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WellFormedTest {

    private static final AccountId A = new AccountId(1, 1, 1);
    private static final AccountId B = new AccountId(2, 2, 2);
    private static final AssetId ASSET = new AssetId(A, 1);
    private static final TxId ID = TxId.of(1, 2, 3);
    private static final Quantity TOO_MUCH = Quantity.MAX_AMOUNT.plus(Quantity.ONE);

    static Stream<Arguments> malformed() {
        HoldId noHold = new HoldId(ID, 64);
        return Stream.of(
                Arguments.of(new Step.Transfer(A, A, ASSET, Quantity.ONE), "same account"),
                Arguments.of(new Step.Transfer(A, B, ASSET, Quantity.ZERO), "1 to 2^128-1, but is 0"),
                Arguments.of(new Step.Transfer(A, B, ASSET, Quantity.of(-3)), "1 to 2^128-1, but is -3"),
                Arguments.of(new Step.Transfer(A, B, ASSET, TOO_MUCH), "1 to 2^128-1"),
                Arguments.of(new Step.SetLimit(A, ASSET, Quantity.of(-1)), "0 to 2^128-1"),
                Arguments.of(new Step.CreateAsset(ASSET, 39), "0 to 38, but are 39"),
                Arguments.of(new Step.Hold(A, B, ASSET, Quantity.ONE, 0), "deadline"),
                Arguments.of(new Step.Post(noHold, A, B, ASSET, Quantity.ONE), "no hold"),
                Arguments.of(new Step.VoidHold(noHold, A), "no hold"),
                Arguments.of(new Step.GuardBalance(A, ASSET, Step.Bound.AT_MOST, TOO_MUCH), "within"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void shouldNameStepAndFault(Step step, String message) {
        Transaction transaction = new Transaction(ID, List.of(new Step.OpenAccount(A), step));
        assertThat(WellFormed.check(transaction)).hasValueSatisfying(fault -> {
            assertThat(fault.step()).isEqualTo(1);
            assertThat(fault.toString()).startsWith("step 1: ").contains(message);
        });
    }

    @Test
    void shouldRefuseWrongNumbersOfSteps() {
        Step step = new Step.OpenAccount(A);
        assertThat(WellFormed.check(new Transaction(ID, List.of()))).isPresent();
        assertThat(WellFormed.check(new Transaction(ID, Collections.nCopies(65, step)))).get().asString().contains("but this one has 65");
        assertThat(WellFormed.check(new Transaction(ID, Collections.nCopies(64, step)))).isEmpty();
    }

    @Test
    void shouldRefuseOtherVersionsOfUuid() {
        Transaction random = new Transaction(new TxId(0x0000_0000_0001_4000L, 0x8000000000000000L), List.of(new Step.OpenAccount(A)));
        assertThat(WellFormed.check(random)).get().asString().contains("not a UUIDv7");
    }
}
