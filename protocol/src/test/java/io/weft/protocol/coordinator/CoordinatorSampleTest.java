package io.weft.protocol.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.codec.RecordWriter;
import io.weft.protocol.driver.StoredSample;
import io.weft.protocol.message.Attempt;
import io.weft.protocol.model.Digest;
import io.weft.protocol.model.Outcome;
import io.weft.protocol.model.RejectionCode;
import io.weft.protocol.model.TxId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What earlier builds wrote stays readable. Never change the stored files; a new format gets a file beside them. */
class CoordinatorSampleTest {

    private static final Digest DIGEST = new Digest(11, 12);
    private static final Attempt ATTEMPT = new Attempt(3, 4, 5);

    static final List<CoordinatorRecord> RECORDS = List.of(
            new CoordinatorRecord.Decided(id(1), DIGEST, ATTEMPT, List.of(0, 7), Outcome.COMMITTED),
            new CoordinatorRecord.Delivered(id(1)),
            new CoordinatorRecord.Decided(id(2), DIGEST, ATTEMPT, List.of(2, 300), Outcome.COMMITTED),
            new CoordinatorRecord.Decided(id(3), DIGEST, null, List.of(), new Outcome.Rejected(RejectionCode.UNKNOWN_ASSET, 0)),
            new CoordinatorRecord.Decided(id(4), null, null, List.of(), Outcome.rejected(RejectionCode.CANCELLED)),
            new CoordinatorRecord.Purged(60));

    private static TxId id(int n) {
        return TxId.of(100 + n, n, n);
    }

    @Test
    void shouldKnowEveryKindOfRecord() {
        assertThat(RECORDS.stream().map(Object::getClass))
                .containsAll(Arrays.asList(CoordinatorRecord.class.getPermittedSubclasses()));
    }

    @Test
    void shouldReadTheFrameThatTheFirstBuildWrote() {
        byte[] stored = StoredSample.read("/journal-sample/coordinator-v1.txt").get("frame");
        assertThat(CoordinatorFrames.decode(stored)).isEqualTo(new CoordinatorFrames.Frame(777, RECORDS));
    }

    @Test
    void shouldWriteAFrameAsTheGeneratedClassesWroteItInTheFirstBuild() {
        byte[] stored = StoredSample.read("/journal-sample/coordinator-v1.txt").get("frame");
        assertThat(CoordinatorFrames.encode(new RecordWriter(0), 777, RECORDS)).isEqualTo(stored);
    }

    @Test
    void shouldReadTheCheckpointOfDirectoryFormat3() {
        // given the stored rows
        Map<String, byte[]> stored = StoredSample.read("/journal-sample/coordinator-v3.txt");
        Outcomes outcomes = new Outcomes(42);
        stored.forEach((name, bytes) -> {
            CoordinatorRows.restore(outcomes, HexFormat.of().parseHex(name.substring(4)), bytes);
        });

        // then they are the state that the records lead to
        assertThat(outcomes.get(id(1))).isEqualTo(new Fate(DIGEST, ATTEMPT, Outcome.COMMITTED));
        assertThat(outcomes.get(id(3))).isEqualTo(new Fate(DIGEST, null, new Outcome.Rejected(RejectionCode.UNKNOWN_ASSET, 0)));
        assertThat(outcomes.get(id(4))).isEqualTo(new Fate(null, null, Outcome.rejected(RejectionCode.CANCELLED)));
        assertThat(outcomes.undelivered().idsByAge()).containsExactly(id(2));
        assertThat(outcomes.undelivered().get(id(2)).participants()).containsExactly(2, 300);
        assertThat(outcomes.undelivered().get(id(2)).attempt()).isEqualTo(ATTEMPT);
        assertThat(outcomes.memory().purgedBeforeMs()).isEqualTo(60);
        assertThat(outcomes.timeMs()).isEqualTo(777);
    }

    @Test
    void shouldWriteCheckpointsThatLeadToTheSameState() {
        assertThat(rows()).usingRecursiveComparison().isEqualTo(StoredSample.read("/journal-sample/coordinator-v3.txt"));
    }

    static Map<String, byte[]> rows() {
        Outcomes outcomes = new Outcomes(42);
        outcomes.advanceTo(777);
        RECORDS.forEach(outcomes::apply);
        Map<String, byte[]> rows = new java.util.TreeMap<>();
        CoordinatorRows.capture(outcomes).forEachRemaining(row -> rows.put("row-" + HexFormat.of().formatHex(row.key()), row.value()));
        return rows;
    }
}
