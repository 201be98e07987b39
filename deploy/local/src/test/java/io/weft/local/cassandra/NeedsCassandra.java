package io.weft.local.cassandra;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips tests, and says why, on a Java that Cassandra does not run on. */
public final class NeedsCassandra implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Optional<String> obstacle = LocalCassandra.obstacle();
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElseThrow());
    }
}
