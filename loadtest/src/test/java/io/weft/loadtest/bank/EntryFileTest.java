package io.weft.loadtest.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.loadtest.bank.Entry.Direction;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntryFileTest {

    private static final String GOOD = "171812,576,1993-01-01,credit,cash,,90000,90000,,";

    @TempDir
    private Path directory;

    @Test
    void shouldReadEntries() throws IOException {
        // given
        Path file = write(GOOD, "637742,2177,1993-01-05,debit,transfer,household,512300,-592300,YZ,62457513");

        // when
        List<Entry> entries = EntryFile.read(file);

        // then
        assertThat(entries).containsExactly(
                new Entry(171812, 576, LocalDate.of(1993, 1, 1), Direction.CREDIT, "cash", 90000, 90000),
                new Entry(637742, 2177, LocalDate.of(1993, 1, 5), Direction.DEBIT, "bank YZ, account 62457513", 512300,
                        -592300));
    }

    @ParameterizedTest
    @CsvSource({"cash,fee,fee", "bank,interest,interest", "cash,penalty-interest,penalty-interest", "card,'',card",
            "cash,household,cash", "bank,'',bank"})
    void shouldFindTheOtherSide(String kind, String purpose, String expected) throws IOException {
        // given
        Path file = write("1,2,1993-01-01,debit," + kind + "," + purpose + ",5,6,,");

        // when, then
        assertThat(EntryFile.read(file)).extracting(Entry::counterparty).containsExactly(expected);
    }

    @Test
    void shouldReadCompressedEntries() throws IOException {
        // given
        byte[] plain = Files.readAllBytes(write(GOOD));
        Path file = directory.resolve("entries.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(plain);
        }

        // when, then
        assertThat(EntryFile.read(file)).hasSize(1);
    }

    @Test
    void shouldRefuseACompressedFileThatIsCutOff() throws IOException {
        // given
        byte[] plain = Files.readAllBytes(write(GOOD));
        Path whole = directory.resolve("whole.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
            out.write(plain);
        }
        byte[] compressed = Files.readAllBytes(whole);
        Path file = Files.write(directory.resolve("half.gz"), Arrays.copyOf(compressed, compressed.length / 2));

        // when, then
        assertThatThrownBy(() -> EntryFile.read(file)).isInstanceOf(BadEntries.class).hasMessageContaining("gzip");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1,2,1993-01-01,credit,cash,,5,6,          | expected 10 columns, but there are 9",
        "x,2,1993-01-01,credit,cash,,5,6,,         | entry must be a whole number",
        "1,-2,1993-01-01,credit,cash,,5,6,,        | account must be a whole number",
        "1,2,1993-13-01,credit,cash,,5,6,,         | date must be a date such as",
        "1,2,1993-01-01,Credit,cash,,5,6,,         | direction must be credit or debit, but is 'Credit'",
        "1,2,1993-01-01,credit,gold,,5,6,,         | kind must be",
        "1,2,1993-01-01,credit,cash,,0,6,,         | amount_haler must be a whole number from 1",
        "1,2,1993-01-01,credit,cash,,-5,6,,        | amount_haler must be",
        "1,2,1993-01-01,credit,cash,,5.0,6,,       | amount_haler must be",
        "1,2,1993-01-01,credit,cash,,99999999999999999999,6,, | amount_haler must be",
        "1,2,1993-01-01,credit,cash,,5,,,          | reported_balance_haler must be",
        "1,2,1992-12-31,credit,cash,,5,6,,         | must be in the order of their dates",
    })
    void shouldNameTheBrokenLine(String line, String message) throws IOException {
        // given
        Path file = write(GOOD, line);

        // when, then
        assertThatThrownBy(() -> EntryFile.read(file)).isInstanceOf(BadEntries.class)
                .hasMessageContaining(file + ", line 3: ").hasMessageContaining(message);
    }

    @Test
    void shouldRefuseAnotherHeader() throws IOException {
        // given
        Path file = Files.writeString(directory.resolve("other.csv"), "a,b\n1,2\n");

        // when, then
        assertThatThrownBy(() -> EntryFile.read(file)).isInstanceOf(BadEntries.class).hasMessageContaining("line 1");
    }

    @Test
    void shouldRefuseAFileWithoutEntries() throws IOException {
        // given
        Path file = Files.writeString(directory.resolve("empty.csv"), EntryLine.HEADER + "\n");

        // when, then
        assertThatThrownBy(() -> EntryFile.read(file)).isInstanceOf(BadEntries.class)
                .hasMessageContaining("no entries");
    }

    @Test
    void shouldSayThatThereIsNoSuchFile() {
        // when, then
        assertThatThrownBy(() -> EntryFile.read(directory.resolve("none.csv"))).isInstanceOf(BadEntries.class)
                .hasMessageContaining("no such file");
    }

    private Path write(String... lines) throws IOException {
        Path file = directory.resolve("entries.csv");
        return Files.writeString(file, EntryLine.HEADER + "\n" + String.join("\n", lines) + "\n");
    }
}
