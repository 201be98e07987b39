package io.weft.persistence.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.protocol.journal.JournalOwnership.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergedRowsTest {

    private static final List<Row> OLD = List.of(row(1, 10), row(2, 20), row(3, 30), row(200, 1));
    private static final List<Row> YOUNG = List.of(row(0, 7), row(2, 21), new Row(new byte[] {3}, null));

    @Test
    void shouldTakeTheYoungestRowOfEachKeyInOrder() {
        assertThat(text(new MergedRows(List.of(YOUNG.iterator(), OLD.iterator()), false)))
                .containsExactly("0=7", "1=10", "2=21", "200=1");
    }

    @Test
    void shouldPassOnWhatIsDeletedWhileOlderRunsRemain() {
        assertThat(text(new MergedRows(List.of(YOUNG.iterator(), OLD.iterator()), true)))
                .containsExactly("0=7", "1=10", "2=21", "3 deleted", "200=1");
    }

    @Test
    void shouldEnd() {
        // given
        MergedRows none = new MergedRows(List.of(List.<Row>of().iterator()), true);

        // when, then
        assertThat(none.hasNext()).isFalse();
        assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void shouldReadBackWhatIsWritten() throws IOException {
        // given
        List<Row> rows = List.of(row(1, 2), new Row(new byte[1024], new byte[0]), new Row(new byte[] {3}, null));
        byte[] written = written(rows);

        // when
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(written));
        List<Row> read = new ArrayList<>();
        for (Optional<Row> next = RowCodec.read(in); next.isPresent(); next = RowCodec.read(in)) {
            read.add(next.get());
        }

        // then
        assertThat(read).usingRecursiveComparison().isEqualTo(rows);
        assertThat(written).hasSize(rows.stream().mapToInt(RowCodec::bytesOf).sum());
    }

    @Test
    void shouldNotTakeHalfARow() throws IOException {
        // given
        byte[] written = written(List.of(row(1, 2)));

        // when, then
        for (int bytes = 1; bytes < written.length; bytes++) {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(written, 0, bytes));
            assertThatThrownBy(() -> RowCodec.read(in)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void shouldNotTakeWhatIsNoRow() {
        // given
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(new byte[20]));

        // when, then
        assertThatThrownBy(() -> RowCodec.read(in)).isInstanceOf(IOException.class).hasMessageContaining("0 and 0 bytes");
    }

    private static byte[] written(List<Row> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Row row : rows) {
            out.write(RowCodec.header(row).array());
            out.write(row.key());
            out.write(row.value() == null ? new byte[0] : row.value());
        }
        return out.toByteArray();
    }

    private static Row row(int key, int value) {
        return new Row(new byte[] {(byte) key}, new byte[] {(byte) value});
    }

    private static List<String> text(Iterator<Row> rows) {
        List<String> text = new ArrayList<>();
        rows.forEachRemaining(row -> text.add((row.key()[0] & 0xff) + (row.value() == null ? " deleted" : "=" + row.value()[0])));
        return text;
    }
}
