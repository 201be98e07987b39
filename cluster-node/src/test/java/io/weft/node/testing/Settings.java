package io.weft.node.testing;

import com.typesafe.config.ConfigFactory;
import io.weft.node.settings.NodeSettings;

/** Settings for tests: any free port, the given lines over the defaults. */
public final class Settings {

    private Settings() {}

    public static NodeSettings of(String... lines) {
        return NodeSettings.of(ConfigFactory.parseString("weft.grpc.port = 0\n" + String.join("\n", lines)));
    }
}
