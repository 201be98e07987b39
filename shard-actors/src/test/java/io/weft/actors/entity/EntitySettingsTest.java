package io.weft.actors.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;

class EntitySettingsTest {

    @Test
    void shouldReadTheDefaults() {
        // when
        EntitySettings settings = EntitySettings.of(ConfigFactory.defaultReference());
        // then
        assertThat(settings.limits().checkpointEvery().bytes()).isEqualTo(64 << 20);
        assertThat(settings.limits().maxRepeatDelayMs()).isEqualTo(2_000);
    }

    @Test
    void shouldRefuseDelaysThatContradictEachOther() {
        // given
        Config config = ConfigFactory.parseString("weft.entities.min-repeat-delay-ms = 3000")
                .withFallback(ConfigFactory.defaultReference());
        // then
        assertThatThrownBy(() -> EntitySettings.of(config))
                .hasMessage("weft.entities.max-repeat-delay-ms must be at least 3000, but is 2000");
    }
}
