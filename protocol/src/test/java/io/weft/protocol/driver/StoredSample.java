package io.weft.protocol.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bytes of an earlier build, kept as text: a name and hexadecimal digits a line. */
public final class StoredSample {

    private StoredSample() {}

    public static Map<String, byte[]> read(String resource) {
        Map<String, byte[]> sample = new LinkedHashMap<>();
        try (InputStream in = StoredSample.class.getResourceAsStream(resource)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] parts = line.split(" ");
                sample.put(parts[0], HexFormat.of().parseHex(parts[1]));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sample;
    }
}
