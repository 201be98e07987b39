package io.weft.protocol.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepBytesTest {

    private static final AccountId A = AccountId.parse("0x00112233445566778899aabbccddeeff00112233");
    private static final AccountId B = AccountId.parse("0xffffffffffffffffffffffffffffffffffffffff");
    private static final AssetId ASSET = new AssetId(A, 7);
    private static final HoldId HOLD = new HoldId(TxId.of(1, 2, 3), 4);

    static final List<Step> ALL = List.of(
            new Step.Transfer(A, B, ASSET, Quantity.MAX_AMOUNT), new Step.OpenAccount(A), new Step.CloseAccount(B),
            new Step.SetFlags(A, true, false), new Step.SetLimit(B, ASSET, Quantity.of(5)), new Step.CreateAsset(ASSET, 18),
            new Step.Hold(A, B, ASSET, Quantity.of(9), 1234), new Step.Post(HOLD, A, B, ASSET, Quantity.of(3)),
            new Step.VoidHold(HOLD, A), new Step.GuardBalance(A, ASSET, Step.Bound.AT_MOST, Quantity.of(-8)),
            new Step.GuardAccount(B, Step.Condition.CREDIT_ALLOWED));

    @Test
    void shouldKnowEveryKindOfStep() {
        assertThat(ALL.stream().map(Object::getClass)).hasSameElementsAs(Arrays.asList(Step.class.getPermittedSubclasses()));
    }

    @Test
    void shouldReadWhatItWrote() {
        assertThat(StepBytes.decode(StepBytes.encode(ALL))).isEqualTo(ALL);
    }

    @Test
    void shouldHaveRoomForMostSteps() {
        List<Step> widest = Collections.nCopies(Transaction.MAX_STEPS, ALL.get(7));
        assertThat(StepBytes.decode(StepBytes.encode(widest))).isEqualTo(widest);
    }

    @Test
    void shouldRefuseWhatIsCutOffOrUnknown() {
        byte[] bytes = StepBytes.encode(ALL);
        assertThatThrownBy(() -> StepBytes.decode(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("step 10 is cut off");
        assertThatThrownBy(() -> StepBytes.decode(new byte[] {99})).hasMessageContaining("unknown kind of step 99");
    }

    @Test
    void shouldKeepItsEncoding() {
        // Ids in the journal and digests of stored outcomes depend on these very bytes.
        Digest digest = Digest.of(new Transaction(TxId.of(1, 2, 3), ALL));
        assertThat(java.util.HexFormat.of().formatHex(digest.toBytes())).isEqualTo("6d03cd8c54c28c290ebf316efd89dde5");
    }
}
