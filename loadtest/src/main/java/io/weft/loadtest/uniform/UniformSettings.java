package io.weft.loadtest.uniform;

/**
 * @param accounts          at least 2
 * @param seconds           how long transfers are sent
 * @param streams           connections, each with a thread that sends
 * @param inFlightPerStream transactions without an answer; the next is sent when one is answered (closed loop)
 */
public record UniformSettings(int accounts, int seconds, long seed, int streams, int inFlightPerStream) {

    public static final int MAX_ACCOUNTS = 10_000_000;

    public UniformSettings {
        if (accounts < 2 || accounts > MAX_ACCOUNTS) {
            throw new IllegalArgumentException("accounts must be 2 to " + MAX_ACCOUNTS + ", but are " + accounts);
        }
    }
}
