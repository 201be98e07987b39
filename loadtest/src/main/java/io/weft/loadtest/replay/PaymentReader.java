package io.weft.loadtest.replay;

import io.weft.loadtest.bank.BadEntries;
import io.weft.loadtest.bank.Lines;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** The payments of a file, one after another. Not thread-safe. */
final class PaymentReader implements Closeable {

    private final Lines lines;
    private final PaymentFormat format;

    private PaymentReader(Lines lines, PaymentFormat format) {
        this.lines = lines;
        this.format = format;
    }

    /** @throws BadEntries if there is no such file, or its first line is wrong */
    static PaymentReader open(Path file) throws IOException {
        Lines lines = Lines.open(file);
        try {
            String header = lines.next();
            return new PaymentReader(lines, PaymentFormat.of(header == null ? "" : header));
        } catch (IllegalArgumentException e) {
            lines.close();
            throw lines.bad(e.getMessage());
        } catch (IOException e) {
            lines.close();
            throw e;
        }
    }

    /**
     * The next one, empty lines left out; null at the end.
     *
     * @throws BadEntries if the line is wrong
     */
    Payment next() throws IOException {
        String line = lines.next();
        while (line != null && line.isBlank()) {
            line = lines.next();
        }
        try {
            return line == null ? null : format.parse(line);
        } catch (IllegalArgumentException e) {
            throw lines.bad(e.getMessage());
        }
    }

    /** Says what is wrong with the payment that was read last. */
    BadEntries bad(String message) {
        return lines.bad(message);
    }

    BadEntries badFile(String message) {
        return lines.badFile(message);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
