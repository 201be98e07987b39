package io.weft.client.routing;

import java.util.List;

/** What becomes of items after an answer, a loss or their deadline: they go on, or they end. Belongs to its {@link Router}. */
final class Fates<Q, A> {

    private final Agenda<Q, A> agenda;
    private final Backoff backoff;
    private final Counter counter;
    /** What went wrong last, with whichever stream: told to those that never got so far. */
    private String trouble = "no node has been reached";

    Fates(Agenda<Q, A> agenda, Backoff backoff, Counter counter) {
        this.agenda = agenda;
        this.backoff = backoff;
        this.counter = counter;
    }

    void noteTrouble(String why) {
        trouble = why;
    }

    /** @param isLatest whether it is the answer to the latest attempt, and that is still under way */
    void answered(Item<Q, A> item, Reply<A> reply, boolean isLatest, long nowMs) {
        if (reply instanceof Reply.Decided<A> decided) {
            end(item, new Ending.Answered<>(decided.answer()));
        } else if (reply instanceof Reply.RefusedNow<A> refused) {
            item.notDone++;
            end(item, item.isKnownNotDone() ? new Ending.Answered<>(refused.answer()) : new Ending.Unknown<>(refused.why()));
        } else if (reply instanceof Reply.Inconclusive<A> inconclusive) {
            end(item, new Ending.Unknown<>(inconclusive.why()));
        } else if (reply instanceof Reply.NotDone<A> notDone) {
            counter.notDone++;
            item.notDone++;
            pauseIf(isLatest, item, notDone.why(), nowMs);
        } else if (reply instanceof Reply.Unknown<A> unknown) {
            counter.unknown++;
            pauseIf(isLatest, item, unknown.why(), nowMs);
        }
    }

    /** Of an earlier attempt the answer changes nothing: the item is on its way again. */
    private void pauseIf(boolean isLatest, Item<Q, A> item, String why, long nowMs) {
        if (isLatest) {
            item.avoid = item.sentOn.lane.endpoint;
            item.trouble = why;
            item.nextTryMs = nowMs + backoff.pauseMs(item.attempts);
            item.comeBack();
            agenda.pause(item);
        }
    }

    /** Their attempts are lost, or late; they are to be sent before all others, elsewhere if possible. */
    void sendAgain(List<Item<Q, A>> items, String why) {
        for (Item<Q, A> item : items) {
            item.avoid = item.sentOn.lane.endpoint;
            item.trouble = why;
            item.comeBack();
        }
        agenda.again(items);
    }

    void giveUpWhatIsDue(long nowMs) {
        for (Item<Q, A> item = agenda.mostUrgent(); item != null && item.deadlineMs() <= nowMs; item = agenda.mostUrgent()) {
            if (item.attempts == 0) {
                item.trouble = item.isInFlight ? trouble : "it had to wait for others";
            }
            end(item, item.leftover(Ending.Reason.DEADLINE));
        }
    }

    void giveUpAll(Ending.Reason reason, String why) {
        for (Item<Q, A> item = agenda.mostUrgent(); item != null; item = agenda.mostUrgent()) {
            item.trouble = why;
            end(item, item.leftover(reason));
        }
    }

    private void end(Item<Q, A> item, Ending<A> ending) {
        agenda.ended(item);
        item.comeBack();
        item.listener().accept(ending);
    }
}
