package io.weft.actors.serialization;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.util.function.Consumer;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.Test;

class SerializationChecksTest {

    @Test
    void shouldPassWithOurSettings() {
        check("", testKit -> assertThatCode(() -> SerializationChecks.requireSafe(testKit.system()))
                .doesNotThrowAnyException());
    }

    @Test
    void shouldRefuseJavaSerialization() {
        check("pekko.actor.allow-java-serialization = on", testKit ->
                assertThatThrownBy(() -> SerializationChecks.requireSafe(testKit.system()))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("pekko.actor.allow-java-serialization must be off"));
    }

    @Test
    void shouldRefuseASerializerThatIsNotOurs() {
        check("pekko.actor.serialization-bindings.\"io.weft.protocol.message.GatewayMessage\" = bytes", testKit ->
                assertThatThrownBy(() -> SerializationChecks.requireSafe(testKit.system()))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("is bound to org.apache.pekko.serialization.ByteArraySerializer"));
    }

    private static void check(String overrides, Consumer<ActorTestKit> check) {
        ActorTestKit testKit = ActorTestKit.create(ConfigFactory.parseString(overrides).withFallback(ConfigFactory.load()));
        try {
            check.accept(testKit);
        } finally {
            testKit.shutdownTestKit();
        }
    }
}
