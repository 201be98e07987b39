package io.weft.loadtest.bank;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The lines of a text file in UTF-8, plain or compressed with gzip. Keeps one of them at a time. Not thread-safe. */
public final class Lines implements Closeable {

    public static final int MAX_CHARS = 4_096;

    private static final int GZIP_MAGIC = 0x1f8b;

    private final Path file;
    private final BufferedReader in;
    private final StringBuilder line = new StringBuilder();
    private long number;

    private Lines(Path file, InputStream in) {
        this.file = file;
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** @throws BadEntries if there is no such file, or it is broken */
    public static Lines open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadEntries(file, "there is no such file");
        }
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        try {
            return new Lines(file, magic == GZIP_MAGIC ? new GZIPInputStream(in) : in);
        } catch (ZipException | EOFException e) {
            in.close();
            throw new BadEntries(file, 1, broken(e));
        }
    }

    private static String broken(IOException e) {
        return "the gzip data are broken: " + e.getMessage();
    }

    /**
     * The next line; null at the end.
     *
     * @throws BadEntries if the file is broken here, or the line too long
     */
    public String next() throws IOException {
        number++;
        line.setLength(0);
        try {
            int read = in.read();
            if (read < 0) {
                return null;
            }
            for (; read >= 0 && read != '\n'; read = in.read()) {
                line.append((char) read);
                if (line.length() > MAX_CHARS) {
                    throw bad("longer than " + MAX_CHARS + " characters; is this a text file with a line for each entry?");
                }
            }
        } catch (ZipException | EOFException e) {
            throw bad(broken(e));
        }
        int length = line.length();
        return line.substring(0, length > 0 && line.charAt(length - 1) == '\r' ? length - 1 : length);
    }

    /** Says what is wrong with the line that {@link #next} has given last. */
    public BadEntries bad(String message) {
        return new BadEntries(file, number, message);
    }

    /** Says what is wrong with the file as a whole. */
    public BadEntries badFile(String message) {
        return new BadEntries(file, message);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
