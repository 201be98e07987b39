package io.weft.loadtest.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.api.v1.Balance;
import io.weft.api.v1.GetAccountRequest;
import io.weft.api.v1.GetAccountResponse;
import io.weft.api.v1.ReadBatchRequest;
import io.weft.api.v1.ReadBatchResponse;
import io.weft.api.v1.ReadMode;
import io.weft.api.v1.Retryable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the classes that are generated from the same file. */
class ReadBatchesTest {

    @Test
    void shouldWriteExactReads() throws Exception {
        // given
        Accounts accounts = Accounts.of(7, 10);
        ReadWriter writer = new ReadWriter(accounts);

        // when
        writer.beginBatch(9);
        writer.exact(3);
        writer.exact(4);

        // then
        assertThat(ReadBatchRequest.parseFrom(writer.endBatch())).isEqualTo(ReadBatchRequest.newBuilder().setBatchId(9)
                .addReads(GetAccountRequest.newBuilder().setAccount(accounts.id(3)).setMode(ReadMode.EXACT))
                .addReads(GetAccountRequest.newBuilder().setAccount(accounts.id(4)).setMode(ReadMode.EXACT)).build());
    }

    @Test
    void shouldReadBalancesAndWhatWasNotRead() throws Exception {
        // given
        GetAccountResponse rich = GetAccountResponse.newBuilder().setExists(true).addBalances(Balance.newBuilder().setPosted("-12")).build();
        ReadBatchResponse response = ReadBatchResponse.newBuilder().setBatchId(9)
                .addAnswers(ReadBatchResponse.Answer.newBuilder().setIndex(5).setAccount(rich))
                .addAnswers(ReadBatchResponse.Answer.newBuilder().setIndex(6).setAccount(GetAccountResponse.getDefaultInstance()))
                .addAnswers(ReadBatchResponse.Answer.newBuilder().setIndex(7).setRetryable(Retryable.newBuilder().setMessage("busy")))
                .build();
        List<String> heard = new ArrayList<>();

        // when
        BalanceReader.read(response.toByteArray(), new BalanceReader.Listener() {
            @Override
            public void balance(long batchId, int index, long posted) {
                heard.add(batchId + "/" + index + " " + posted);
            }

            @Override
            public void notRead(long batchId, int index, String why) {
                heard.add(batchId + "/" + index + " " + why);
            }
        });

        // then
        assertThat(heard).containsExactly("9/5 -12", "9/6 0", "9/7 busy");
    }
}
