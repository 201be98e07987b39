package io.weft.loadtest.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that a report is written to, in UTF-8; one that exists is overwritten. It is written in place, not moved into
 * place, so that a device such as the standard output may be named as well.
 */
public final class ReportFile {

    private ReportFile() {}

    /** What writes a report. */
    @FunctionalInterface
    public interface Body {
        void writeTo(Writer out) throws IOException;
    }

    /**
     * @throws IOException if the file can't be written; says which, why, and what to do
     */
    public static void write(Path file, Body body) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            body.writeTo(out);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": can't be written, its folder does not exist: create it, or name another file", e);
        } catch (AccessDeniedException e) {
            throw new IOException(file + ": can't be written, it is not permitted: name another file", e);
        } catch (IOException e) {
            throw new IOException(file + ": can't be written: " + e.getMessage() + ". Name another file", e);
        }
    }
}
