package io.weft.client;

/** Where a node listens. */
public record Address(String host, int port) {

    private static final int MAX_PORT = 65_535;

    /** @throws IllegalArgumentException if it is not {@code HOST:PORT}; an IPv6 host stands in brackets */
    public static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (colon > 0 && port > 0 && port <= MAX_PORT) {
                return new Address(text.substring(0, colon), port);
            }
        } catch (NumberFormatException e) {
            // Said below, as of all that is wrong with it.
        }
        throw new IllegalArgumentException("an address must be HOST:PORT, such as 127.0.0.1:7400, but is '" + text + "'");
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
