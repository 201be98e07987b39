package io.weft.persistence.log;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the segments. Whatever is done to the folder is durable on return. */
final class SegmentFiles {

    static final String SUFFIX = ".frames";

    private static final String UNFINISHED = ".new";
    private static final Pattern SEGMENT = Pattern.compile("\\d{10}\\" + SUFFIX);
    private static final int PIECE_BYTES = 1 << 20;

    private final Path folder;

    SegmentFiles(Path folder) {
        this.folder = folder;
    }

    /** Also makes the folder itself durable. */
    void makeFolder() throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectory(folder);
            sync(folder.getParent());
        }
    }

    Path file(int number) {
        return folder.resolve(String.format("%010d%s", number, SUFFIX));
    }

    /** In ascending order. */
    List<Integer> numbers() throws IOException {
        return names().stream().filter(name -> SEGMENT.matcher(name).matches())
                .map(name -> Integer.parseInt(name.substring(0, name.indexOf('.'))))
                .sorted()
                .collect(Collectors.toList());
    }

    /** What a crash left of segments that were being made. */
    void deleteUnfinished() throws IOException {
        for (String name : names()) {
            if (name.endsWith(UNFINISHED)) {
                Files.delete(folder.resolve(name));
            }
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toList());
        }
    }

    /**
     * Makes a segment with zeros ahead: whole, or not at all. Each piece of the zeros is forced by itself, so that the
     * appends of that time never wait for all of them.
     */
    void create(SegmentHeader header, int bytes) throws IOException {
        Path file = file(header.number());
        Path unfinished = folder.resolve(file.getFileName() + UNFINISHED);
        try {
            fill(unfinished, header, bytes);
        } catch (IOException e) {
            // Perhaps there is no room: then not for this either.
            Files.deleteIfExists(unfinished);
            throw e;
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        sync(folder);
    }

    private static void fill(Path file, SegmentHeader header, int bytes) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(Math.min(PIECE_BYTES, bytes));
            for (int written = 0; written < bytes; written += zeros.limit()) {
                zeros.clear().limit(Math.min(zeros.capacity(), bytes - written));
                writeFully(out, zeros, written);
                out.force(true);
            }
            ByteBuffer first = ByteBuffer.allocate(SegmentHeader.BYTES);
            header.writeTo(first);
            writeFully(out, first.flip(), 0);
            out.force(true);
        }
    }

    void delete(int number) throws IOException {
        Files.deleteIfExists(file(number));
        sync(folder);
    }

    /**
     * Cuts off what is behind, and makes durable what is left. If a force has failed before, the kernel may show what it
     * never wrote, and count it as written; so it is written again, over itself.
     */
    void settle(int number, int bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file(number), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
            ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES);
            for (int at = 0; at < bytes; at += piece.limit()) {
                piece.clear().limit(Math.min(PIECE_BYTES, bytes - at));
                readFully(channel, piece, at);
                writeFully(channel, piece.flip(), at);
            }
            channel.force(true);
        }
    }

    private static void readFully(FileChannel in, ByteBuffer bytes, long at) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            int read = in.read(bytes, next);
            if (read < 0) {
                throw new EOFException("a segment ends at " + next);
            }
            next += read;
        }
    }

    static void writeFully(FileChannel out, ByteBuffer bytes, long at) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            next += out.write(bytes, next);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
