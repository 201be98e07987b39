package io.weft.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.weft.client.fake.StatelessChannel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    @Test
    void shouldSayAtOnceThatAChannelDoesNotTellItsState() {
        // given
        ManagedChannel channel = new StatelessChannel();
        Connections connections = new Connections(List.of("10.0.0.1:7400"), address -> channel);

        // when, then
        assertThatThrownBy(() -> connections.of(0, 0)).hasMessageContaining("10.0.0.1:7400")
                .hasMessageContaining("StatelessChannel").hasMessageContaining("getState");
        assertThat(channel.isShutdown()).isTrue();
    }

    @Test
    void shouldSayThatThereIsNoChannel() {
        // given
        Connections connections = new Connections(List.of("10.0.0.1:7400"), address -> null);

        // when, then
        assertThatThrownBy(() -> connections.of(0, 0)).hasMessage(
                "no channel to 10.0.0.1:7400 was opened: the factory gave none");
    }
}
