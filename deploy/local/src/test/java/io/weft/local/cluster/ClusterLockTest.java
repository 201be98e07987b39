package io.weft.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterLockTest {

    @TempDir
    private Path directory;

    @Test
    void shouldLeaveNothingBehindEvenWhenTheWorkFails() throws Exception {
        // given
        Path cluster = directory.resolve("cluster");

        // when, then
        ClusterLock.hold(cluster, () -> assertThat(Files.list(cluster)).hasSize(1));
        assertThat(cluster).doesNotExist();
        assertThatThrownBy(() -> ClusterLock.hold(cluster, () -> {
            throw new IOException("full");
        })).hasMessage("full");
        assertThat(cluster).doesNotExist();
    }

    @Test
    void shouldRefuseAtOnceWhileTheLockIsHeld() throws Exception {
        ClusterLock.hold(directory.resolve("cluster"), () ->
                assertThatThrownBy(() -> ClusterLock.hold(directory.resolve("cluster"), () -> {}))
                        .isInstanceOf(ClusterFailed.class).hasMessageContaining("another command is at work"));
    }
}
