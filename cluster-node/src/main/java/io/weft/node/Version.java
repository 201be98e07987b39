package io.weft.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Of the program, as the build has noted it. */
final class Version {

    private Version() {}

    static String read() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/weft-version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("weft-version.properties is part of the program, but can't be read", e);
        }
        return properties.getProperty("version");
    }
}
