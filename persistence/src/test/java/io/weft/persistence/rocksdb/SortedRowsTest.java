package io.weft.persistence.rocksdb;

import static io.weft.persistence.Recovered.delete;
import static io.weft.persistence.Recovered.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.journal.JournalOwnership.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SortedRowsTest {

    private static final int MIN_BYTES = 10;
    private static final String LONG = "x".repeat(MIN_BYTES);

    @Test
    void shouldSortByUnsignedBytesAndKeepTheLastOfEachKey() {
        // given
        SortedRows rows = new SortedRows();
        rows.add(new Row(new byte[] {(byte) 0x80}, new byte[0]));
        rows.add(row("b", "1"));
        rows.add(row("ab", "1"));
        rows.add(row("b", "2"));
        rows.add(row("a", "1"));
        rows.add(delete("a"));

        // when
        List<Row> sorted = rows.sorted();

        // then
        assertThat(sorted.subList(0, 3)).extracting(SortedRowsTest::text).containsExactly("a-", "ab=1", "b=2");
        assertThat(sorted.get(3).key()).containsExactly(0x80);
        assertThat(rows.bytes()).isEqualTo(1 + 2 + 3 + 2 + 2 + 1 + 6 * SortedRows.OVERHEAD_BYTES);
    }

    @Test
    void shouldGiveATableThatIsWorthItAFileOfItsOwn() {
        assertThat(cut(row("a1", LONG), row("b1", LONG), row("c1", ""), row("d1", "")))
                .containsExactly("a1", "b1", "c1 d1");
    }

    @Test
    void shouldLeaveSmallTablesTogether() {
        assertThat(cut(row("a1", ""), row("b1", ""), row("c1", ""))).containsExactly("a1 b1 c1");
    }

    @Test
    void shouldPartDeletionsFromWhatIsAdded() {
        assertThat(cut(delete("a1"), delete("a2"), row("a8", LONG), row("a9", LONG))).containsExactly("a1 a2", "a8 a9");
    }

    @Test
    void shouldNotCutATableAtEachDeletion() {
        assertThat(cut(row("a1", "12"), delete("a2"), row("a3", "12"), delete("a4"), row("a5", "12"), row("a6", "12")))
                .containsExactly("a1 a2 a3 a4 a5 a6");
    }

    private static List<String> cut(Row... sorted) {
        return SortedRows.cut(List.of(sorted), MIN_BYTES).stream()
                .map(piece -> piece.stream().map(row -> text(row).substring(0, 2)).collect(Collectors.joining(" ")))
                .collect(Collectors.toList());
    }

    private static String text(Row row) {
        String key = new String(row.key(), StandardCharsets.UTF_8);
        return row.value() == null ? key + "-" : key + "=" + new String(row.value(), StandardCharsets.UTF_8);
    }
}
