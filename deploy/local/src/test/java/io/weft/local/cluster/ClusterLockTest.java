package io.weft.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterLockTest {

    private static final int THREADS = 4;
    private static final int ROUNDS = 500;

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

    @Test
    void shouldNeverLetTwoWorkAtOnceThoughEachDeletesTheFile() throws Exception {
        // given
        AtomicInteger working = new AtomicInteger();
        AtomicInteger together = new AtomicInteger();
        Path cluster = Files.createFile(Files.createDirectory(directory.resolve("cluster")).resolve("stays")).getParent();

        // when
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Callable<Void>> each = Collections.nCopies(THREADS, () -> {
            for (int i = 0; i < ROUNDS; i++) {
                holdIfFree(cluster, () -> {
                    together.addAndGet(working.incrementAndGet() - 1);
                    Thread.yield();
                    working.decrementAndGet();
                });
            }
            return null;
        });
        for (Future<Void> ended : threads.invokeAll(each)) {
            ended.get();
        }
        threads.shutdown();

        // then
        assertThat(together).hasValue(0);
    }

    private static void holdIfFree(Path cluster, ClusterLock.Work work) throws IOException, InterruptedException {
        try {
            ClusterLock.hold(cluster, work);
        } catch (ClusterFailed e) {
            assertThat(e).hasMessageContaining("another command is at work");
        }
    }
}
