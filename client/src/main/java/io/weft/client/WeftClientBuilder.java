package io.weft.client;

import io.weft.client.routing.Backoff;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What a client is made of. Not thread-safe. */
public final class WeftClientBuilder {

    private static final int MAX_ADDRESSES = 64;

    private final Set<Address> addresses = new LinkedHashSet<>();
    private ClientSettings settings = ClientSettings.DEFAULTS;
    private ChannelFactory channels = ChannelFactory::plain;
    private RandomGenerator random = new SplittableRandom(new SecureRandom().nextLong());

    WeftClientBuilder() {}

    /**
     * Adds nodes of the same ledger. Two are the same if they are written the same.
     *
     * @throws IllegalArgumentException if one is not {@code HOST:PORT}
     */
    public WeftClientBuilder addresses(String... more) {
        Stream.of(more).map(Address::parse).forEach(addresses::add);
        return this;
    }

    public WeftClientBuilder settings(ClientSettings chosen) {
        settings = chosen;
        return this;
    }

    /** For encryption, or other ways to a node. */
    public WeftClientBuilder channels(ChannelFactory factory) {
        channels = factory;
        return this;
    }

    /** By which pauses are shortened; only the thread of the client uses it. */
    public WeftClientBuilder random(RandomGenerator source) {
        random = source;
        return this;
    }

    /** @throws IllegalArgumentException if there is no address, or more than 64 */
    public WeftClient build() {
        if (addresses.isEmpty() || addresses.size() > MAX_ADDRESSES) {
            throw new IllegalArgumentException("a client needs 1 to " + MAX_ADDRESSES + " addresses, but has " + addresses.size());
        }
        return new WeftClient(List.copyOf(addresses), settings, channels,
                new Backoff(settings.minBackoffMs(), settings.maxBackoffMs(), random::nextDouble));
    }
}
