package io.weft.loadtest.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TxIdsTest {

    @Test
    void shouldMakeVersion7IdsOfTheClock() {
        // given
        Instant now = Instant.parse("2026-11-22T12:00:00.123Z");
        TxIds txIds = new TxIds(Clock.fixed(now, ZoneOffset.UTC), 1);

        // when
        ByteBuffer id = txIds.next().asReadOnlyByteBuffer();
        UUID uuid = new UUID(id.getLong(), id.getLong());

        // then
        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(now.toEpochMilli());
    }

    @Test
    void shouldNotRepeatItself() {
        // given
        TxIds txIds = new TxIds();
        Set<ByteString> seen = new HashSet<>();

        // when
        for (int i = 0; i < 10_000; i++) {
            seen.add(txIds.next());
        }

        // then
        assertThat(seen).hasSize(10_000);
    }
}
