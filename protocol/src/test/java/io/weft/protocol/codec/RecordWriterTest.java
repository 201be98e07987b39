package io.weft.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.weft.protocol.codec.journal.v1.AttemptProto;
import io.weft.protocol.codec.journal.v1.BalancePlanProto;
import io.weft.protocol.codec.journal.v1.DecidedProto;
import io.weft.protocol.codec.journal.v1.PreparedProto;
import io.weft.protocol.codec.journal.v1.RefusedProto;
import io.weft.protocol.codec.journal.v1.ShardFrame;
import io.weft.protocol.codec.journal.v1.ShardRecordProto;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Quantity;
import io.weft.protocol.model.TxId;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written by hand is, byte for byte, what the generated builders make of the same values. */
class RecordWriterTest {

    private static final int SEEDS = 2_000;

    @Test
    void shouldWriteAnyPlanAsTheBuildersDo() {
        for (int seed = 0; seed < SEEDS; seed++) {
            // given
            RandomPlans plans = new RandomPlans(new Random(seed));
            RecordWriter out = new RecordWriter(0);

            // when
            for (int i = 0; i < 3; i++) {
                plans.addOne();
            }
            Plans.write(out, 4, plans.written());

            // then
            assertSame(out, PreparedProto.newBuilder().addAllPlan(plans.built()).build(), "seed " + seed);
            assertThat(Plans.read(plans.built())).as("seed " + seed).isEqualTo(plans.written());
        }
    }

    @Test
    void shouldWriteAnyDecisionAsTheBuildersDo() {
        for (int seed = 0; seed < SEEDS; seed++) {
            // given
            Random random = new Random(seed);
            TxId txId = new TxId(random.nextLong(), random.nextLong());
            Digest digest = new Digest(random.nextLong(), random.nextLong());
            Attempt attempt = new Attempt(random.nextInt(300), anyLong(random) >>> 1, anyLong(random) >>> 1);
            List<Integer> participants = Stream.generate(() -> anyInt(random)).limit(1 + random.nextInt(50)).toList();
            int step = anyInt(random) * (random.nextBoolean() ? 1 : -1);

            // when
            RecordWriter out = new RecordWriter(0);
            out.id(1, txId);
            out.digest(2, digest);
            out.attempt(3, attempt);
            out.numbers(4, participants);
            out.number(5, 0);
            out.number(6, step);

            // then
            DecidedProto built = DecidedProto.newBuilder()
                    .setTxId(ByteString.copyFrom(txId.toBytes())).setDigest(ByteString.copyFrom(digest.toBytes()))
                    .setAttempt(AttemptProto.newBuilder().setCoordinator(attempt.coordinator()).setEpoch(attempt.epoch())
                            .setSequence(attempt.sequence()))
                    .addAllParticipants(participants).setStep(step).build();
            assertSame(out, built, "seed " + seed);
        }
    }

    @Test
    void shouldBeginAnewWhenWhatWasWrittenIsTaken() {
        // given: first a record so large that its room is given back
        RecordWriter out = new RecordWriter(0);
        for (int size : new int[] {3 << 20, 5, 0, 1 << 20, 64}) {
            // when
            byte[] id = new byte[size];
            out.message(6, id);

            // then
            assertSame(out, ShardRecordProto.newBuilder().setBarred(ByteString.copyFrom(id)).build(), size + " bytes");
        }
        assertThat(out.takeBytes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -129, -128, -1, 0, 1, 127, 128, 16_383, 16_384, Integer.MAX_VALUE})
    void shouldWriteAnyStepAsTheBuildersDo(int step) {
        // when
        RecordWriter out = new RecordWriter(0);
        out.number(4, step);

        // then
        assertSame(out, RefusedProto.newBuilder().setStep(step).build(), "step " + step);
    }

    @Test
    void shouldWriteAQuantityAsTheBuildersDoAroundEachPowerOfTwo() {
        for (int power = 0; power < 192; power++) {
            for (int offset = -2; offset <= 1; offset++) {
                // given: the largest is 2^191 - 1, the smallest -2^191
                BigInteger value = BigInteger.ONE.shiftLeft(power).add(BigInteger.valueOf(offset));
                if (value.bitLength() < 192) {
                    assertQuantity(value);
                }
                assertQuantity(value.negate().max(BigInteger.ONE.shiftLeft(191).negate()));
            }
        }
    }

    private static void assertQuantity(BigInteger value) {
        // when
        Quantity quantity = Quantity.of(value);
        RecordWriter out = new RecordWriter(0);
        out.quantity(2, quantity);
        out.presentQuantity(6, quantity);

        // then: as the schema says it
        ByteString bytes = value.signum() == 0 ? ByteString.EMPTY : ByteString.copyFrom(value.toByteArray());
        assertSame(out, BalancePlanProto.newBuilder().setDepth(bytes).setCreditLimit(bytes).build(), value.toString());
        assertThat(Fields.bytes(quantity)).as(value.toString()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {127, 16_383, 2_097_151})
    void shouldWriteNestedLengthsAsTheBuildersDo(int lastOfItsSize) {
        for (int size = lastOfItsSize - 12; size <= lastOfItsSize + 2; size++) {
            // given: whole messages around it, so that each of the two nested lengths comes to its limit
            byte[] content = new byte[size];
            new Random(size).nextBytes(content);

            // when
            RecordWriter out = new RecordWriter(0);
            out.number(1, 77);
            int first = out.begin(2);
            out.message(6, content);
            out.end(first);
            int second = out.begin(2);
            int inner = out.begin(1);
            out.message(1, content);
            out.end(inner);
            out.end(second);

            // then
            ByteString bytes = ByteString.copyFrom(content);
            ShardFrame built = ShardFrame.newBuilder().setTimeMs(77)
                    .addRecords(ShardRecordProto.newBuilder().setBarred(bytes))
                    .addRecords(ShardRecordProto.newBuilder().setPrepared(PreparedProto.newBuilder().setTxId(bytes))).build();
            assertSame(out, built, size + " bytes inside");
        }
    }

    private static void assertSame(RecordWriter out, Message built, String what) {
        assertThat(out.takeBytes()).as(what).isEqualTo(built.toByteArray());
    }

    /** Of any length as a varint. */
    private static long anyLong(Random random) {
        return random.nextLong() >>> random.nextInt(64);
    }

    private static int anyInt(Random random) {
        return random.nextInt(Integer.MAX_VALUE) >>> random.nextInt(31);
    }
}
