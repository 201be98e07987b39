package io.weft.protocol.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.protocol.codec.Fields;
import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Against {@link BigInteger}. */
class QuantityTest {

    private static final BigInteger BOUND = BigInteger.TWO.pow(180);

    @Provide
    Arbitrary<BigInteger> wide() {
        Arbitrary<BigInteger> edges = Arbitraries.of(0, 63, 64, 65, 127, 128, 129).map(BigInteger.TWO::pow);
        Arbitrary<BigInteger> nearEdges = edges.flatMap(edge -> Arbitraries.integers().between(-2, 2)
                .flatMap(off -> Arbitraries.of(1, -1).map(sign -> edge.add(BigInteger.valueOf(off)).multiply(BigInteger.valueOf(sign)))));
        return Arbitraries.oneOf(nearEdges, Arbitraries.bigIntegers().between(BOUND.negate(), BOUND));
    }

    @Property
    void shouldAddSubtractNegateAndCompareExactly(@ForAll("wide") BigInteger a, @ForAll("wide") BigInteger b) {
        Quantity x = Quantity.of(a);
        Quantity y = Quantity.of(b);
        assertThat(x.plus(y).toBigInteger()).isEqualTo(a.add(b));
        assertThat(x.minus(y).toBigInteger()).isEqualTo(a.subtract(b));
        assertThat(x.negate().toBigInteger()).isEqualTo(a.negate());
        assertThat(Integer.signum(x.compareTo(y))).isEqualTo(a.compareTo(b));
        assertThat(x.isNegative()).isEqualTo(a.signum() < 0);
        assertThat(x.isPositive()).isEqualTo(a.signum() > 0);
    }

    @Property
    void shouldPrintAsDecimal(@ForAll("wide") BigInteger a) {
        assertThat(Quantity.of(a)).hasToString(a.toString());
    }

    @Property
    void shouldSurviveItsJournalEncoding(@ForAll("wide") BigInteger a) {
        assertThat(Fields.quantity(Fields.bytes(Quantity.of(a)))).isEqualTo(Quantity.of(a));
    }

    @Property
    void shouldReadWhatIsWithinBounds(@ForAll("wide") BigInteger a) {
        boolean fits = a.abs().compareTo(Quantity.MAX_AMOUNT.toBigInteger()) <= 0;
        if (fits) {
            assertThat(Quantity.parse(a.toString())).isEqualTo(Quantity.of(a));
        } else {
            assertThatThrownBy(() -> Quantity.parse(a.toString())).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void shouldRefuseWhatIsNoNumber() {
        for (String bad : new String[] {"", "-", "+1", "1.5", "0x10", "1e3", " 1", "--1", "٣", "1".repeat(100)}) {
            assertThatThrownBy(() -> Quantity.parse(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
