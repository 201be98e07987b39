package io.weft.actors.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;

class PekkoSettingsTest {

    @Test
    void shouldSetOnlyWhatPekkoKnows() {
        // given
        Config known = ConfigFactory.defaultReference();
        // when
        Config ours = ConfigFactory.parseResources("weft-pekko.conf");
        // then
        assertThat(ours.entrySet()).isNotEmpty()
                .allSatisfy(entry -> assertThat(known.hasPathOrNull(entry.getKey())).as(entry.getKey()).isTrue());
    }
}
