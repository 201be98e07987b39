package io.weft.persistence;

import io.weft.protocol.journal.JournalOwnership;
import io.weft.protocol.journal.JournalOwnership.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a recovery read, as text: frames as {@code position:payload}. */
public final class Recovered implements JournalOwnership.Recovery {

    private final Map<String, String> rows = new TreeMap<>();
    private final List<String> frames = new ArrayList<>();
    private boolean rowsCameFirst = true;
    private long last;

    public static Recovered from(JournalOwnership owner) {
        Recovered recovered = new Recovered();
        recovered.last = owner.recover(recovered);
        return recovered;
    }

    /** Without keeping what is read. */
    public static long lastOf(JournalOwnership owner) {
        return owner.recover(new JournalOwnership.Recovery() {
            @Override
            public void row(byte[] key, byte[] value) {
                // Not looked at.
            }

            @Override
            public void frame(long position, byte[] payload) {
                // Not looked at.
            }
        });
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static Row row(String key, String value) {
        return new Row(bytes(key), bytes(value));
    }

    public static Row delete(String key) {
        return new Row(bytes(key), null);
    }

    @Override
    public void row(byte[] key, byte[] value) {
        rows.put(text(key), text(value));
        rowsCameFirst &= frames.isEmpty();
    }

    @Override
    public void frame(long position, byte[] payload) {
        frames.add(position + ":" + text(payload));
    }

    public Map<String, String> rows() {
        return rows;
    }

    public List<String> frames() {
        return frames;
    }

    public boolean rowsCameFirst() {
        return rowsCameFirst;
    }

    public long last() {
        return last;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** For who has no rows. */
    public abstract static class FramesOnly implements JournalOwnership.Recovery {
        @Override
        public void row(byte[] key, byte[] value) {
            throw new AssertionError("there are no rows");
        }
    }
}
