package io.weft.client.transport;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import io.weft.client.Address;
import io.weft.client.ChannelFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That nobody waits for ever on a loop that has failed. */
@Timeout(60)
class LoopTest {

    private final ManagedChannel channel = ChannelFactory.plain(new Address("127.0.0.1", 1));
    private final Connections connections = new Connections(List.of("127.0.0.1:1"), address -> channel);
    private final Loop loop = new Loop(connections);

    @AfterEach
    void closeTheChannel() {
        channel.shutdownNow();
    }

    @Test
    void shouldReadTheNotesThatWereTakenTogetherWithOneThatFails() throws Exception {
        // given: all of them before the first round
        CompletableFuture<String> before = new CompletableFuture<>();
        CompletableFuture<String> after = new CompletableFuture<>();
        loop.tell(() -> before.complete("read"));
        loop.tell(LoopTest::fail);
        loop.tell(() -> after.complete("read"));

        // when
        loop.start();

        // then
        assertThat(before.get(30, SECONDS)).isEqualTo("read");
        assertThat(after.get(30, SECONDS)).isEqualTo("read");
        loop.close().get(30, SECONDS);
        assertThat(loop.tell(LoopTest::fail)).isFalse();
    }

    @Test
    void shouldCloseEverythingElseWhenSomethingFailsWhileItCloses() throws Exception {
        // given
        CompletableFuture<String> note = new CompletableFuture<>();
        CompletableFuture<String> member = new CompletableFuture<>();
        connections.of(0, 0);
        loop.add(member(LoopTest::fail));
        loop.add(member(() -> member.complete("closed")));
        loop.tell(LoopTest::fail);
        loop.tell(() -> note.complete("read"));
        CompletableFuture<Void> ended = loop.close();

        // when
        loop.start();

        // then
        ended.get(30, SECONDS);
        assertThat(note).isCompletedWithValue("read");
        assertThat(member).isCompletedWithValue("closed");
        assertThat(channel.isShutdown()).isTrue();
    }

    @Test
    void shouldCloseItsMembersWhenOneOfThemFailsInItsTurn() throws Exception {
        // given
        CompletableFuture<String> member = new CompletableFuture<>();
        loop.add(member(() -> member.complete("closed")));
        loop.add(new Loop.Member() {
            @Override
            public void turn(long nowMs) {
                fail();
            }

            @Override
            public long nextDueMs() {
                return Loop.nowMs();
            }

            @Override
            public void close() {
                // Nothing to close.
            }
        });

        // when
        loop.start();

        // then
        assertThat(member.get(30, SECONDS)).isEqualTo("closed");
    }

    private static void fail() {
        throw new IllegalStateException("as the test wants it");
    }

    private static Loop.Member member(Runnable close) {
        return new Loop.Member() {
            @Override
            public void turn(long nowMs) {
                // Has nothing to do.
            }

            @Override
            public long nextDueMs() {
                return Long.MAX_VALUE;
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }
}
