package io.weft.loadtest.bank;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a file of entries: comma-separated with a header, plain or compressed with gzip, in the order of the dates. */
public final class EntryFile {

    /** More would not fit into memory. */
    public static final int MAX_ENTRIES = 5_000_000;

    private static final int GZIP_MAGIC = 0x1f8b;

    private EntryFile() {}

    /**
     * @throws BadEntries  if its content is wrong, naming the line
     * @throws IOException if it can't be read
     */
    public static List<Entry> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadEntries(file, "there is no such file");
        }
        try (InputStream in = open(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return parse(file, lines);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        try {
            return magic == GZIP_MAGIC ? new GZIPInputStream(in) : in;
        } catch (ZipException | EOFException e) {
            throw new BadEntries(file, 1, "the gzip data are broken: " + e.getMessage());
        }
    }

    private static List<Entry> parse(Path file, BufferedReader lines) throws IOException {
        List<Entry> entries = new ArrayList<>();
        long number = 0;
        try {
            number++;
            if (!EntryLine.HEADER.equals(lines.readLine())) {
                throw new BadEntries(file, 1, "the first line must be " + EntryLine.HEADER);
            }
            LocalDate last = LocalDate.MIN;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                Entry entry = EntryLine.parse(line);
                requireOrder(entry, last);
                last = entry.date();
                entries.add(entry);
                if (entries.size() > MAX_ENTRIES) {
                    throw new BadEntries(file, number, "more than " + MAX_ENTRIES + " entries");
                }
            }
        } catch (IllegalArgumentException e) {
            throw new BadEntries(file, number, e.getMessage());
        } catch (ZipException | EOFException e) {
            throw new BadEntries(file, number, "the gzip data are broken: " + e.getMessage());
        }
        if (entries.isEmpty()) {
            throw new BadEntries(file, "there are no entries in it");
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
