package io.weft.client.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.client.routing.Ending.NotAdmitted;
import io.weft.client.routing.Ending.NotDone;
import io.weft.client.routing.Ending.Reason;
import org.junit.jupiter.api.Test;

/** What is said of a request when whoever is at the addresses does not know it. */
class RouterIncompatibleTest {

    @Test
    void shouldNotSayThatNobodyTookWhatANodeHasTakenAndNotDone() {
        // given: a node that took it, and is another one when it comes back
        Nodes nodes = new Nodes(1);
        nodes.submit("a");
        nodes.upAll();
        nodes.answer(nodes.batch(0), 0, new Reply.NotDone<>("busy"));
        nodes.end(nodes.stream(0), StreamEnd.LOST);
        nodes.pass(10);
        nodes.up(nodes.stream(1));

        // when
        nodes.end(nodes.stream(1), StreamEnd.INCOMPATIBLE);

        // then
        assertThat(nodes.endings).containsEntry("a", new NotDone<>("it INCOMPATIBLE"));
    }

    @Test
    void shouldSayAtTheDeadlineThatNobodyTookWhatOnlyStrangersWereAsked() {
        // given: the other endpoint is away, and so it is not known that nobody understands it
        Nodes nodes = new Nodes(2);
        nodes.submit("a");
        nodes.up(nodes.stream(0));

        // when
        nodes.end(nodes.stream(0), StreamEnd.INCOMPATIBLE);
        nodes.router.turn(10_000);

        // then
        assertThat(nodes.endings).containsEntry("a", new NotAdmitted<>(Reason.DEADLINE, "it INCOMPATIBLE"));
    }

    @Test
    void shouldSayTheSameOfWhatIsAskedAgainAndOfWhatWaits() {
        // given: room for one
        Nodes nodes = new Nodes(2, new RoutingSettings(1, 4, 1_000, 100, 10, 80));
        nodes.submit("a", "b");
        nodes.upAll();

        // when
        nodes.end(nodes.stream(0), StreamEnd.INCOMPATIBLE);
        nodes.end(nodes.stream(1), StreamEnd.INCOMPATIBLE);

        // then
        assertThat(nodes.endings)
                .containsEntry("a", new NotAdmitted<>(Reason.INCOMPATIBLE, "it INCOMPATIBLE"))
                .containsEntry("b", new NotAdmitted<>(Reason.INCOMPATIBLE, "it INCOMPATIBLE"));
    }
}
