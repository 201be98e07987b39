package io.weft.persistence.rocksdb;

import static io.weft.persistence.Recovered.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weft.persistence.frame.ChainLink;
import io.weft.persistence.log.LogStart;
import io.weft.protocol.journal.EntityId;
import io.weft.protocol.journal.JournalCorrupted;
import io.weft.protocol.route.ClusterIdentity;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The bytes of keys and rows as they are stored. They change only with the format version. */
class StoredLayoutTest {

    private static final EntityId ENTITY = EntityId.coordinator(0x0203);
    private static final ChainLink LINK = new ChainLink(0x1122, 7, 0xcafebabe);

    @Test
    void shouldKeepTheKeys() {
        assertThat(hex(Keys.entity(ENTITY))).isEqualTo("0100000203");
        assertThat(hex(Keys.afterEntity(ENTITY))).isEqualTo("0100000204");
        assertThat(hex(Keys.frame(ENTITY, 0x1122))).isEqualTo("01000002030000000000001122");
        assertThat(Keys.positionOf(Keys.frame(ENTITY, 0x1122))).isEqualTo(0x1122);
        assertThat(hex(Keys.row(ENTITY, new byte[] {5, 6}))).isEqualTo("01000002030506");
        assertThat(Keys.rowKeyOf(Keys.row(ENTITY, new byte[] {5, 6}))).containsExactly(5, 6);
        assertThat(hex(Keys.epoch(ENTITY))).isEqualTo("450100000203");
        assertThat(hex(Keys.checkpoint(ENTITY))).isEqualTo("430100000203");
        assertThat(hex(Keys.FORMAT) + hex(Keys.IDENTITY) + hex(Keys.GROUP)).isEqualTo("464947");
        assertThat(hex(Keys.LOG_START) + hex(Keys.LOG_GROUP)).isEqualTo("534c");
    }

    @Test
    void shouldKeepTheMetaRows() {
        ClusterIdentity identity = new ClusterIdentity(16, 4, 1, -1);
        assertThat(hex(MetaRows.ofIdentity(identity))).isEqualTo("00000010000000040000000000000001ffffffffffffffff");
        assertThat(MetaRows.toIdentity(MetaRows.ofIdentity(identity))).isEqualTo(identity);
        assertThat(hex(new LogStart(0x0a, 0x0b).encode())).isEqualTo("0000000a000000000000000b");
        assertThat(LogStart.decode(new LogStart(7, 8).encode())).isEqualTo(new LogStart(7, 8));
        Marker marker = new Marker(LINK, 3);
        assertThat(hex(marker.encode())).isEqualTo("00000000000011220000000000000007cafebabe00000003");
        assertThat(Marker.decode(marker.encode())).isEqualTo(marker);
    }

    @Test
    void shouldRefuseWhatIsNotWhole() {
        assertThatThrownBy(() -> MetaRows.read("epoch of shard-1", new byte[3], MetaRows::toLong))
                .isInstanceOf(JournalCorrupted.class)
                .hasMessageContaining("epoch of shard-1");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
