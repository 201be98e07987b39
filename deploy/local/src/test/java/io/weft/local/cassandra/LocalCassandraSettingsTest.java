package io.weft.local.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LocalCassandraSettingsTest {

    private final LocalCassandraSettings settings = LocalCassandraSettings.forTests(Path.of("somewhere"));

    @Test
    void shouldSayWhatIsWrongAndWhatIsAllowed() {
        // when, then
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withNodes(2))
                .withMessage("Cassandra settings: nodes is 2, but must be 1 or 3");
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withPorts(65_536, 0))
                .withMessageContaining("native port is 65536, but must be 0 to 65535");
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withPorts(0, -1))
                .withMessageContaining("storage port is -1");
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withPorts(7000, 7000))
                .withMessageContaining("both 7000");
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withHeapMb(255))
                .withMessageContaining("heap is 255, but must be 256 to 16384");
        assertThatIllegalArgumentException().isThrownBy(() -> settings.withStartTimeoutMs(0))
                .withMessageContaining("start timeout is 0");
    }

    @Test
    void shouldChangeOneThingAtATime() {
        // when
        LocalCassandraSettings changed = settings.withNodes(3).withPorts(1, 2).withHeapMb(700)
                .withCommitLogSync(CommitLogSync.GROUP).withQuickCompiler(false).withStartTimeoutMs(9);

        // then
        assertThat(changed).isEqualTo(new LocalCassandraSettings(Path.of("somewhere"), 3, 1, 2, 700, CommitLogSync.GROUP,
                false, true, 9, LocalCassandraSettings.Extra.NONE));
        assertThat(changed.directory()).isAbsolute();
    }
}
