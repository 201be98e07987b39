package io.weft.client.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.weft.client.routing.Ending.Answered;
import io.weft.client.routing.Ending.NotAdmitted;
import io.weft.client.routing.Ending.NotDone;
import io.weft.client.routing.Ending.Reason;
import io.weft.client.routing.Ending.Unknown;
import org.junit.jupiter.api.Test;

class RouterTest {

    @Test
    void shouldSendWhatIsSubmittedAndTellTheAnswer() {
        // given
        Nodes nodes = new Nodes(1);

        // when
        nodes.submit("a");
        nodes.upAll();
        nodes.answer(nodes.batch(0));

        // then
        assertThat(nodes.endings).containsEntry("a", new Answered<>("done a"));
        assertThat(nodes.router.nextDueMs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shouldPutIntoOneMessageWhatGathersWhileTheStreamIsBusy() {
        // given
        Nodes nodes = new Nodes(1);
        nodes.takesMore = false;
        nodes.submit("a");
        nodes.upAll();

        // when
        nodes.submit("b", "c", "d", "e", "f");
        nodes.upAll();

        // then: at most four
        assertThat(nodes.sent).hasSize(2);
        assertThat(nodes.batch(1).requests()).containsExactly("b", "c", "d", "e");
    }

    @Test
    void shouldKeepMessagesWithinTheirBytes() {
        // given: room for two of ten bytes
        Nodes nodes = new Nodes(1, new RoutingSettings(100, 4, 25, 100, 10, 80));

        // when
        nodes.submit("a", "b", "c");
        nodes.upAll();

        // then
        assertThat(nodes.sent).extracting(batch -> batch.requests().size()).containsExactly(2, 1);
    }

    @Test
    void shouldLetTheRestWaitForRoom() {
        // given
        Nodes nodes = new Nodes(1, new RoutingSettings(2, 4, 1_000, 100, 10, 80));
        nodes.submit("a", "b", "c");
        nodes.upAll();
        assertThat(nodes.lastBatch().requests()).containsExactly("a", "b");
        assertThat(nodes.router.counts()).extracting(RoutingCounts::inFlight, RoutingCounts::waiting).containsExactly(2, 1);

        // when
        nodes.answer(nodes.batch(0), 1, new Reply.Decided<>("done"));

        // then
        assertThat(nodes.lastBatch().requests()).containsExactly("c");
        assertThat(nodes.router.counts()).extracting(RoutingCounts::inFlight, RoutingCounts::waiting).containsExactly(2, 0);
    }

    @Test
    void shouldSendAgainAfterAPauseThatGrowsWhatWasNotDone() {
        // given
        Nodes nodes = new Nodes(1);
        nodes.submit("a");
        nodes.upAll();

        // when, then
        for (int pauseMs : new int[] {10, 20, 40, 80, 80}) {
            int before = nodes.sent.size();
            nodes.answer(nodes.lastBatch(), 0, new Reply.NotDone<>("busy"));
            nodes.pass(pauseMs - 1);
            assertThat(nodes.sent).hasSize(before);
            nodes.pass(1);
            assertThat(nodes.sent).hasSize(before + 1);
        }
    }

    @Test
    void shouldSendThroughAnotherEndpointWhatABrokenStreamHasTaken() {
        // given
        Nodes nodes = new Nodes(2);
        nodes.submit("a");
        nodes.upAll();
        int first = nodes.endpointOf(nodes.batch(0));

        // when
        nodes.end(nodes.stream(first), StreamEnd.LOST);

        // then
        assertThat(nodes.lastBatch().requests()).containsExactly("a");
        assertThat(nodes.endpointOf(nodes.lastBatch())).isEqualTo(1 - first);
        assertThat(nodes.router.counts().resent()).isEqualTo(1);
    }

    @Test
    void shouldTrustAnEndpointThatHasFailedWithOneRequestAtFirst() {
        // given
        Nodes nodes = new Nodes(1);
        nodes.submit("a", "b", "c");
        nodes.upAll();
        nodes.end(nodes.stream(0), StreamEnd.LOST);

        // when
        nodes.pass(10);
        nodes.up(nodes.stream(1));

        // then
        assertThat(nodes.lastBatch().requests()).containsExactly("a");
        nodes.answer(nodes.lastBatch());
        assertThat(nodes.lastBatch().requests()).containsExactly("b", "c");
    }

    @Test
    void shouldWaitLongerEachTimeBeforeItConnectsAgain() {
        // given
        Nodes nodes = new Nodes(1);
        nodes.submit("a");

        // when, then
        for (int pauseMs : new int[] {10, 20, 40, 80, 80}) {
            int before = nodes.opened.size();
            nodes.end(nodes.stream(before - 1), StreamEnd.LOST);
            assertThat(nodes.router.states(0)).containsExactly(EndpointState.BACKING_OFF);
            nodes.pass(pauseMs - 1);
            assertThat(nodes.opened).hasSize(before);
            nodes.pass(1);
            assertThat(nodes.opened).hasSize(before + 1);
        }
    }

    @Test
    void shouldSendNothingNewToANodeThatDrainsButHearIt() {
        // given
        Nodes nodes = new Nodes(2);
        nodes.submit("a");
        nodes.upAll();
        int first = nodes.endpointOf(nodes.batch(0));

        // when
        nodes.router.draining(nodes.stream(first).id(), nodes.nowMs);
        nodes.submit("b", "c");

        // then
        assertThat(nodes.router.states(first)).containsExactly(EndpointState.DRAINED);
        assertThat(nodes.endpointOf(nodes.lastBatch())).isEqualTo(1 - first);
        nodes.answer(nodes.batch(0));
        assertThat(nodes.endings).containsEntry("a", new Answered<>("done a"));
    }

    @Test
    void shouldSendElsewhereWhatASilentNodeHasAndHeedItsLateAnswer() {
        // given
        Nodes nodes = new Nodes(2);
        nodes.submit("a");
        nodes.upAll();
        int silent = nodes.endpointOf(nodes.batch(0));

        // when
        nodes.pass(100);

        // then
        assertThat(nodes.lastBatch().requests()).containsExactly("a");
        assertThat(nodes.endpointOf(nodes.lastBatch())).isEqualTo(1 - silent);
        assertThat(nodes.retired).containsExactly(nodes.stream(silent).id());
        nodes.answer(nodes.batch(0));
        assertThat(nodes.endings).containsEntry("a", new Answered<>("done a"));
        nodes.answer(nodes.batch(1));
    }

    @Test
    void shouldSendAgainOneRequestThatALivelyNodeDoesNotAnswer() {
        // given
        Nodes nodes = new Nodes(1);
        nodes.submit("a");
        nodes.upAll();
        nodes.pass(50);
        nodes.submit("b");
        nodes.answer(nodes.batch(1));

        // when
        nodes.pass(50);

        // then: on the same stream
        assertThat(nodes.lastBatch().requests()).containsExactly("a");
        assertThat(nodes.opened).hasSize(1);
        assertThat(nodes.router.counts().timedOut()).isEqualTo(1);
    }

    @Test
    void shouldHeedNoSecondAnswer() {
        // given
        Nodes nodes = new Nodes(1);
        nodes.submit("a");
        nodes.upAll();
        nodes.answer(nodes.batch(0));

        // when, then: it does not end twice
        nodes.answer(nodes.batch(0));
        nodes.answer(nodes.batch(0), 7, new Reply.Decided<>("never asked"));
    }

    @Test
    void shouldGiveUpAStreamThatNeverComesUp() {
        // given
        Nodes nodes = new Nodes(1);
        nodes.submit("a");

        // when
        nodes.pass(100);

        // then
        assertThat(nodes.cancelled).containsExactly(nodes.stream(0).id());
        assertThat(nodes.router.trouble(0)).contains("no connection for 100 ms");
    }

    @Test
    void shouldOpenAnewWithoutAPauseAStreamThatWasEndedBecauseItWasIdle() {
        // given
        Nodes nodes = new Nodes(1);
        nodes.submit("a");
        nodes.upAll();
        nodes.answer(nodes.batch(0));

        // when
        nodes.end(nodes.stream(0), StreamEnd.LOST);
        assertThat(nodes.router.states(0)).containsExactly(EndpointState.IDLE);
        nodes.submit("b", "c");

        // then
        nodes.up(nodes.stream(1));
        assertThat(nodes.lastBatch().requests()).containsExactly("b", "c");
    }

    @Test
    void shouldSayAtTheDeadlineThatNobodyHasTakenIt() {
        // given
        Nodes nodes = new Nodes(1);
        nodes.submit("a");
        nodes.end(nodes.stream(0), StreamEnd.LOST);

        // when
        nodes.pass(10_000);

        // then
        assertThat(nodes.endings).containsEntry("a", new NotAdmitted<>(Reason.DEADLINE, "it LOST"));
    }

    @Test
    void shouldSayAtTheDeadlineThatItWasNotDoneIfEveryAnswerSaidSo() {
        // given
        Nodes nodes = new Nodes(1);
        nodes.submit("a");
        nodes.upAll();
        nodes.answer(nodes.batch(0), 0, new Reply.NotDone<>("busy"));

        // when
        nodes.router.turn(10_000);

        // then
        assertThat(nodes.endings).containsEntry("a", new NotDone<>("busy"));
    }

    @Test
    void shouldSayAtTheDeadlineThatItDoesNotKnowIfAnAttemptWasLost() {
        // given
        Nodes nodes = new Nodes(1);
        nodes.submit("a");
        nodes.upAll();
        nodes.end(nodes.stream(0), StreamEnd.LOST);
        nodes.pass(10);
        nodes.up(nodes.stream(1));
        nodes.answer(nodes.lastBatch(), 0, new Reply.NotDone<>("busy"));

        // when
        nodes.router.turn(10_000);

        // then
        assertThat(nodes.endings.get("a")).isInstanceOf(Unknown.class);
    }

    @Test
    void shouldTellARefusalOfThisTryOnlyIfThereWasNoOther() {
        // given
        Nodes nodes = new Nodes(1);
        nodes.submit("a", "b");
        nodes.upAll();
        nodes.answer(nodes.batch(0), 1, new Reply.Unknown<>("no answer in time"));

        // when
        nodes.answer(nodes.batch(0), 0, new Reply.RefusedNow<>("id reused", "id reused"));
        nodes.pass(10);
        nodes.answer(nodes.lastBatch(), 0, new Reply.RefusedNow<>("id reused", "id reused"));

        // then
        assertThat(nodes.endings).containsEntry("a", new Answered<>("id reused")).containsEntry("b", new Unknown<>("id reused"));
    }

    @Test
    void shouldSayAtOnceIfNoEndpointUnderstandsIt() {
        // given
        Nodes nodes = new Nodes(2);
        nodes.submit("a");
        nodes.upAll();

        // when
        nodes.end(nodes.stream(0), StreamEnd.INCOMPATIBLE);
        assertThat(nodes.endings).isEmpty();
        nodes.end(nodes.stream(1), StreamEnd.INCOMPATIBLE);

        // then
        assertThat(nodes.endings).containsEntry("a", new NotAdmitted<>(Reason.INCOMPATIBLE, "it INCOMPATIBLE"));
        assertThat(nodes.router.states(0)).containsExactly(EndpointState.INCOMPATIBLE);
    }

    @Test
    void shouldNotTakeForUndoneWhatAStreamHasThatAnsweredBefore() {
        // given
        Nodes nodes = new Nodes(1);
        nodes.submit("a", "b");
        nodes.upAll();
        nodes.answer(nodes.batch(0), 0, new Reply.Decided<>("done"));

        // when: it has understood one, and says that it understands none
        nodes.end(nodes.stream(0), StreamEnd.INCOMPATIBLE);

        // then
        assertThat(nodes.endings.get("b")).isInstanceOf(Unknown.class);
    }

    @Test
    void shouldEndEverythingWhenItIsClosed() {
        // given
        Nodes nodes = new Nodes(1);
        nodes.submit("a");
        nodes.upAll();
        nodes.takesMore = false;
        nodes.submit("b", "c");

        // when
        nodes.router.close();

        // then: the first of these may have been sent on
        assertThat(nodes.endings.get("a")).isInstanceOf(Unknown.class);
        assertThat(nodes.endings.get("c")).isInstanceOf(Unknown.class);
        assertThat(nodes.endings).hasSize(3);
        assertThat(nodes.cancelled).containsExactly(nodes.stream(0).id());
    }
}
