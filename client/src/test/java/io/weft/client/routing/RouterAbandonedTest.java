package io.weft.client.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.client.routing.Ending.Answered;
import org.junit.jupiter.api.Test;

/** A connection that is given up for what other kinds of requests have met with. */
class RouterAbandonedTest {

    @Test
    void shouldGoOnAtOnceAndWithFullTrustOverTheNextConnection() {
        // given
        Nodes nodes = new Nodes(1);
        nodes.submit("a");
        nodes.upAll();

        // when
        nodes.router.abandoned(nodes.stream(0).id(), nodes.nowMs);
        assertThat(nodes.router.states(0)).containsExactly(EndpointState.IDLE);
        nodes.submit("b", "c");
        nodes.up(nodes.stream(1));

        // then: more than one at a time, and without a pause
        assertThat(nodes.lastBatch().requests()).containsExactly("b", "c");
        assertThat(nodes.router.trouble(0)).isEmpty();
        assertThat(nodes.retired).containsExactly(nodes.stream(0).id());
    }

    @Test
    void shouldStillHearWhatTheNodeHasTakenThere() {
        // given
        Nodes nodes = new Nodes(1);
        nodes.submit("a");
        nodes.upAll();

        // when
        nodes.router.abandoned(nodes.stream(0).id(), nodes.nowMs);
        nodes.answer(nodes.batch(0));

        // then
        assertThat(nodes.endings).containsEntry("a", new Answered<>("done a"));
        assertThat(nodes.sent).hasSize(1);
        assertThat(nodes.cancelled).isEmpty();
    }

    @Test
    void shouldTrustANodeThatHasFailedNoMoreThanBefore() {
        // given
        Nodes nodes = new Nodes(1);
        nodes.submit("a", "b", "c");
        nodes.upAll();
        nodes.end(nodes.stream(0), StreamEnd.LOST);
        nodes.pass(10);
        nodes.up(nodes.stream(1));

        // when
        nodes.router.abandoned(nodes.stream(1).id(), nodes.nowMs);
        nodes.turn();
        nodes.up(nodes.stream(2));

        // then: one at a time
        assertThat(nodes.lastBatch().requests()).containsExactly("b");
    }

    @Test
    void shouldLetAStreamThatIsNotUpYetGoOn() {
        // given
        Nodes nodes = new Nodes(1);
        nodes.submit("a");

        // when
        nodes.router.abandoned(nodes.stream(0).id(), nodes.nowMs);
        nodes.upAll();

        // then
        assertThat(nodes.batch(0).requests()).containsExactly("a");
        assertThat(nodes.opened).hasSize(1);
    }
}
