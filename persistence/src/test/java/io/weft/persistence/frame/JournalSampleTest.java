package io.weft.persistence.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.protocol.journal.EntityId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the first build stored is read by every later one. The sample is text, a frame a line: entity, position, stored
 * bytes in hexadecimal. It is never changed; a later format gets a file of its own beside it.
 */
class JournalSampleTest {

    private record Appended(EntityId entity, long epoch, String payload) {}

    /** In this order the sample was written. */
    private static final List<Appended> APPENDED = List.of(
            new Appended(EntityId.shard(0), 1, "first"),
            new Appended(EntityId.shard(0), 1, "second"),
            new Appended(EntityId.shard(0), 4, "after three more claims"),
            new Appended(EntityId.shard(0), 4, " "),
            new Appended(EntityId.shard(4095), 1, "first"),
            new Appended(EntityId.coordinator(0), 0x0102030405060708L, "first"),
            new Appended(EntityId.coordinator(0), 0x0102030405060709L, "umlauts äöü, and €"),
            new Appended(EntityId.coordinator(7), 2, "x".repeat(100)));

    @Test
    void shouldReadWhatTheFirstBuildStored() throws IOException {
        // given
        List<Appended> read = new ArrayList<>();
        ChainReader chain = null;
        EntityId current = null;

        // when
        for (String[] line : sample("v1.txt")) {
            EntityId entity = entity(line[0]);
            if (!entity.equals(current)) {
                current = entity;
                chain = new ChainReader(entity, ChainLink.start(entity));
            }
            byte[] payload = chain.next(Long.parseLong(line[1]), HexFormat.of().parseHex(line[2]));
            read.add(new Appended(entity, chain.last().epoch(), new String(payload, StandardCharsets.UTF_8)));
        }

        // then
        assertThat(read).isEqualTo(APPENDED);
    }

    @Test
    void shouldStoreTheSameBytesAsTheFirstBuild() throws IOException {
        // given
        List<String> stored = new ArrayList<>();
        ChainLink link = null;
        EntityId current = null;

        // when
        for (Appended appended : APPENDED) {
            if (!appended.entity().equals(current)) {
                current = appended.entity();
                link = ChainLink.start(current);
            }
            byte[] payload = appended.payload().getBytes(StandardCharsets.UTF_8);
            SealedFrame frame = SealedFrame.seal(link, appended.epoch(), payload);
            link = frame.link();
            stored.add(current + " " + link.position() + " " + HexFormat.of().formatHex(frame.stored()));
        }

        // then
        assertThat(stored).isEqualTo(
                sample("v1.txt").stream().map(line -> String.join(" ", line)).collect(Collectors.toList()));
    }

    private static List<String[]> sample(String file) throws IOException {
        try (InputStream in = JournalSampleTest.class.getResourceAsStream("/journal-sample/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .collect(Collectors.toList());
        }
    }

    private static EntityId entity(String text) {
        int index = Integer.parseInt(text.substring(text.indexOf('-') + 1));
        return text.startsWith("shard-") ? EntityId.shard(index) : EntityId.coordinator(index);
    }
}
