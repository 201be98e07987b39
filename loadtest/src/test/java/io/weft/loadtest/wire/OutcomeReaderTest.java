package io.weft.loadtest.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.api.v1.Committed;
import io.weft.api.v1.ExecuteBatchResponse;
import io.weft.api.v1.Outcome;
import io.weft.api.v1.Rejected;
import io.weft.api.v1.RejectionCode;
import io.weft.api.v1.Retryable;
import io.weft.api.v1.RetryableCode;
import io.weft.api.v1.Unknown;
import io.weft.loadtest.wire.OutcomeReader.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeReaderTest {

    private static final Outcome COMMITTED = Outcome.newBuilder().setCommitted(Committed.getDefaultInstance()).build();

    private record Read(long batchId, int index, Kind kind, int code) {}

    private static List<Read> read(ExecuteBatchResponse response) throws IOException {
        List<Read> all = new ArrayList<>();
        OutcomeReader.read(response.toByteArray(), (batchId, index, kind, code) -> all.add(new Read(batchId, index, kind, code)));
        return all;
    }

    private static ExecuteBatchResponse.Builder add(ExecuteBatchResponse.Builder response, int index, Outcome outcome) {
        return response.addResults(ExecuteBatchResponse.Result.newBuilder().setIndex(index).setOutcome(outcome));
    }

    @Test
    void shouldReadEveryKindOfOutcome() throws Exception {
        // given
        ExecuteBatchResponse.Builder response = ExecuteBatchResponse.newBuilder().setBatchId(1_000);
        add(response, 0, COMMITTED);
        add(response, 300, Outcome.newBuilder().setRejected(Rejected.newBuilder().setCode(RejectionCode.TX_EXPIRED)
                .setStep(-1).setMessage("too old")).build());
        add(response, 2, Outcome.newBuilder().setRetryable(Retryable.newBuilder().setCode(RetryableCode.TIMED_OUT).setMessage("x")).build());
        add(response, 3, Outcome.newBuilder().setUnknown(Unknown.newBuilder().setMessage("gone")).build());
        add(response, 4, Outcome.getDefaultInstance());

        // when, then
        assertThat(read(response.build())).containsExactly(new Read(1_000, 0, Kind.COMMITTED, 0),
                new Read(1_000, 300, Kind.REJECTED, RejectionCode.TX_EXPIRED_VALUE),
                new Read(1_000, 2, Kind.RETRYABLE, RetryableCode.TIMED_OUT_VALUE),
                new Read(1_000, 3, Kind.UNKNOWN, 0), new Read(1_000, 4, Kind.UNRECOGNIZED, 0));
    }

    @Test
    void shouldSayThatBytesAreNoResponse() {
        // when, then
        assertThatThrownBy(() -> OutcomeReader.read(new byte[] {0x12, 0x7F, 1}, (batchId, index, kind, code) -> { }))
                .isInstanceOf(IOException.class);
    }
}
