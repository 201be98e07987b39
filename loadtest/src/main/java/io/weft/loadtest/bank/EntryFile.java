package io.weft.loadtest.bank;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads a file of entries: comma-separated with a header, plain or compressed with gzip, in the order of the dates. */
public final class EntryFile {

    /** More would not fit into memory. */
    public static final int MAX_ENTRIES = 5_000_000;

    private EntryFile() {}

    /**
     * @throws BadEntries  if its content is wrong, naming the line
     * @throws IOException if it can't be read
     */
    public static List<Entry> read(Path file) throws IOException {
        try (Lines lines = Lines.open(file)) {
            if (!EntryLine.HEADER.equals(lines.next())) {
                throw lines.bad("the first line must be " + EntryLine.HEADER);
            }
            List<Entry> entries = parse(lines);
            if (entries.isEmpty()) {
                throw lines.badFile("there are no entries in it");
            }
            return entries;
        }
    }

    private static List<Entry> parse(Lines lines) throws IOException {
        List<Entry> entries = new ArrayList<>();
        LocalDate last = LocalDate.MIN;
        for (String line = lines.next(); line != null; line = lines.next()) {
            try {
                Entry entry = EntryLine.parse(line);
                requireOrder(entry, last);
                last = entry.date();
                entries.add(entry);
            } catch (IllegalArgumentException e) {
                throw lines.bad(e.getMessage());
            }
            if (entries.size() > MAX_ENTRIES) {
                throw lines.bad("more than " + MAX_ENTRIES + " entries");
            }
        }
        return entries;
    }

    private static void requireOrder(Entry entry, LocalDate last) {
        if (entry.date().isBefore(last)) {
            throw new IllegalArgumentException("the date " + entry.date() + " comes after " + last
                    + ", but entries must be in the order of their dates");
        }
    }
}
