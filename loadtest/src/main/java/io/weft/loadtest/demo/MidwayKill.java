package io.weft.loadtest.demo;

import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.terminal.Text;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** Kills the node when half of the entries are acknowledged, and starts it again on the same journal. */
final class MidwayKill {

    private final RunningNode node;
    private final Consumer<String> say;
    private final Consumer<String> onFailure;
    private final CountDownLatch halfway = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private Thread thread;
    private volatile int acknowledged;
    private volatile long killedAtNanos;
    private volatile int inFlight;
    private volatile long servingAfterMs;
    private volatile long firstAnswerAfterMs;

    /**
     * @param say       told what happens, for people
     * @param onFailure told why the node does not come back
     */
    MidwayKill(RunningNode node, Consumer<String> say, Consumer<String> onFailure) {
        this.node = node;
        this.say = say;
        this.onFailure = onFailure;
    }

    /**
     * Times are counted from the kill.
     *
     * @param acknowledged       transfers that were acknowledged by then
     * @param inFlight           transfers that were not
     * @param servingAfterMs     until the restarted node said that it serves
     * @param firstAnswerAfterMs until it acknowledged a transfer; 0 if it never did
     */
    record Report(int acknowledged, int inFlight, long servingAfterMs, long firstAnswerAfterMs) {}

    /**
     * @param acknowledgedNow transfers that are committed
     * @param inFlightNow     transfers that are not answered
     */
    void arm(IntSupplier acknowledgedNow, IntSupplier inFlightNow) {
        thread = new Thread(() -> killAndRestart(acknowledgedNow, inFlightNow), "midway-kill");
        thread.setDaemon(true);
        thread.start();
    }

    /** To be told after every acknowledgement. Does not wait. */
    void acknowledged(int count, int of) {
        if (halfway.getCount() > 0 && count >= (of + 1) / 2) {
            halfway.countDown();
        } else if (servingAfterMs > 0 && firstAnswerAfterMs == 0) {
            firstAnswerAfterMs = sinceKillMs();
        }
    }

    /** Waits until the node is back; null if it was not killed. */
    Report await() throws InterruptedException {
        if (halfway.getCount() > 0) {
            thread.interrupt();
            return null;
        }
        over.await();
        return new Report(acknowledged, inFlight, servingAfterMs, firstAnswerAfterMs);
    }

    private void killAndRestart(IntSupplier acknowledgedNow, IntSupplier inFlightNow) {
        try {
            halfway.await();
            killedAtNanos = System.nanoTime();
            node.kill();
            acknowledged = acknowledgedNow.getAsInt();
            inFlight = inFlightNow.getAsInt();
            say.accept("killed the node (kill -9) after " + Text.count(acknowledged) + " entries, with "
                    + Text.count(inFlight) + " transfers in flight; starting it again on the same journal");
            node.startAgain();
            node.awaitServing();
            servingAfterMs = sinceKillMs();
            say.accept("the node serves again, " + Text.seconds(servingAfterMs)
                    + " after the kill; sending again what was not answered");
        } catch (IOException e) {
            onFailure.accept("after the kill: " + e.getMessage());
        } catch (InterruptedException e) {
            onFailure.accept("interrupted before the kill");
        } finally {
            over.countDown();
        }
    }

    private long sinceKillMs() {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killedAtNanos));
    }
}
