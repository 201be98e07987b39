package io.weft.loadtest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.loadtest.bank.BadEntries;
import io.weft.loadtest.bank.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentReaderTest {

    private static final String BANK = "entry,account,date,direction,kind,purpose,amount_haler,reported_balance_haler,"
            + "counter_bank,counter_account";

    @TempDir
    private Path directory;

    private List<Payment> read(String... lines) throws IOException {
        try (PaymentReader reader = PaymentReader.open(ReplayFiles.of(directory, lines))) {
            List<Payment> payments = new ArrayList<>();
            for (Payment payment = reader.next(); payment != null; payment = reader.next()) {
                payments.add(payment);
            }
            return payments;
        }
    }

    @Test
    void shouldReadTheColumnsThatItNeeds() throws IOException {
        // when
        List<Payment> payments = read("debit,credit,amount", "alice,bob,5", "", "bob, carol ,7");

        // then
        assertThat(payments).containsExactly(new Payment("alice", "bob", "", 5), new Payment("bob", "carol", "", 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,time,amount,currency,credit,debit", "ID, Time ,Amount,Asset,Credit,Debit",
            "\uFEFFid,time,amount,asset,credit,debit\r"})
    void shouldTakeColumnsInAnyOrder(String header) throws IOException {
        // when, then
        assertThat(read(header, "17,2026-11-22T12:00:00Z,5,EUR,bob,alice")).containsExactly(new Payment("alice", "bob", "EUR", 5));
    }

    @Test
    void shouldReadTheEntriesOfABank() throws IOException {
        // when
        List<Payment> payments = read(BANK, "1,576,1993-01-01,credit,cash,,90000,90000,,",
                "2,576,1993-01-05,debit,transfer,household,512300,-592300,YZ,62457513");

        // then
        assertThat(payments).containsExactly(new Payment("cash", "customer 576", "", 90_000),
                new Payment("customer 576", "bank YZ, account 62457513", "", 512_300));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a,b           | there must be 3 fields as in the first line, but there are 2",
        "a,b,1,2       | but there are 4",
        ",b,1          | debit is empty: write a name",
        "a,,1          | credit is empty",
        "a,b,12.50     | amount must be a whole number above zero, of the smallest unit (1250 cents, not 12.50), but is '12.50'",
        "a,b,0         | but is '0'",
        "a,b,-3        | but is '-3'",
        "a,b,          | but is ''",
        "a,b,99999999999999999999 | but is '99999999999999999999'",
        "a,a,1         | debit and credit are both 'a', but must be two accounts",
        "a,\"b\",1     | quotes are not understood",
    })
    void shouldNameTheBrokenLineAndWhatToDo(String line, String message) {
        // when, then
        assertThatThrownBy(() -> read("debit,credit,amount", "x,y,1", line)).isInstanceOf(BadEntries.class)
                .hasMessageContaining("transfers.csv, line 3: ").hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "debit,credit               | lacks 'amount'",
        "alice,bob,5                | lacks 'debit'",
        "''                         | lacks 'debit'",
        "debit,credit,amount,curency | there is no use for a column 'curency': take it out, or correct its name",
        "debit,credit,amount,asset,currency | the column 'asset' is there twice",
    })
    void shouldSayWhatIsWrongWithTheFirstLine(String header, String message) {
        // when, then
        assertThatThrownBy(() -> read(header, "a,b,1")).isInstanceOf(BadEntries.class)
                .hasMessageContaining("line 1: ").hasMessageContaining(message);
    }

    @Test
    void shouldNotKeepALineWithoutEnd() {
        // when, then
        assertThatThrownBy(() -> read("debit,credit,amount", "a".repeat(Lines.MAX_CHARS + 1))).isInstanceOf(BadEntries.class)
                .hasMessageContaining("line 2: longer than");
    }

    @Test
    void shouldSayThatThereIsNoSuchFile() {
        // when, then
        assertThatThrownBy(() -> PaymentReader.open(directory.resolve("none.csv"))).isInstanceOf(BadEntries.class)
                .hasMessageContaining("no such file");
    }
}
