package io.weft.actors.cluster;

/** Where a node of the cluster listens for others. */
public record Seed(String host, int port) {

    /** @throws IllegalArgumentException if it is not {@code host:port} */
    public static Seed parse(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException("\"" + text + "\" is not host:port");
        }
        return new Seed(text.substring(0, colon), Integer.parseInt(port));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
