package io.weft.loadtest.baseline;

import java.nio.file.Path;

/**
 * @param accounts      at least 2
 * @param funds         what each account gets at the beginning
 * @param connections   each with a thread that sends one transaction after the other (closed loop)
 * @param warmUpSeconds before anything is measured
 * @param seconds       measured, for each case
 * @param seed          of what is sent, but for the ids
 * @param postgres      directory of PostgreSQL's programs; null to look for them
 */
public record BaselineSettings(int accounts, long funds, int connections, int warmUpSeconds, int seconds, long seed,
        Path postgres) {

    public static final int MAX_ACCOUNTS = 10_000_000;
    public static final long MAX_FUNDS = 1_000_000_000_000L;
    public static final int MAX_CONNECTIONS = 256;
    public static final int MAX_SECONDS = 3_600;

    public BaselineSettings {
        requireWithin("accounts", 2, accounts, MAX_ACCOUNTS);
        requireWithin("funds", 0, funds, MAX_FUNDS);
        requireWithin("connections", 1, connections, MAX_CONNECTIONS);
        requireWithin("seconds of warm-up", 0, warmUpSeconds, MAX_SECONDS);
        requireWithin("seconds", 1, seconds, MAX_SECONDS);
    }

    private static void requireWithin(String what, long min, long value, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " must be " + min + " to " + max + ", but are " + value);
        }
    }
}
