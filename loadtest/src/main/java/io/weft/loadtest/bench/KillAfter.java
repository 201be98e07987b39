package io.weft.loadtest.bench;

import io.weft.loadtest.drive.SecondListener;
import io.weft.loadtest.process.NodeProgram;
import io.weft.loadtest.process.RunningNode;
import io.weft.loadtest.result.SecondResult;
import io.weft.loadtest.terminal.Text;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Kills a node under load after so many seconds, starts it again at once, and takes the time. For one run. */
final class KillAfter implements SecondListener {

    /** The load must go on for so long, so that it is full at the kill. */
    static final int LOAD_AFTER_SECONDS = 2;

    private final RunningNode node;
    private final NodeProgram next;
    private final int seconds;
    private final Consumer<String> say;
    private long committed;
    private long bytesOnDisk;
    private long servesAfterMs;

    /** @param next what is started again, on the same journal */
    KillAfter(RunningNode node, NodeProgram next, int seconds, Consumer<String> say) {
        this.node = node;
        this.next = next;
        this.seconds = seconds;
        this.say = say;
    }

    @Override
    public void second(SecondResult second) throws IOException, InterruptedException {
        if (second.second() < seconds) {
            committed += second.committed();
        }
        if (second.second() == seconds - 1) {
            killAndRestart(second.inFlight());
        }
    }

    private void killAndRestart(long inFlight) throws IOException, InterruptedException {
        node.kill();
        bytesOnDisk = node.bytesOnDisk();
        say.accept("killed the node (kill -9) after " + Text.count(committed) + " transactions, with " + Text.count(inFlight)
                + " in flight; starting it again on the same journal");
        node.change(next);
        long beginNanos = System.nanoTime();
        node.startAgain();
        node.awaitServing();
        servesAfterMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beginNanos);
        say.accept("the node serves again after " + Text.seconds(servesAfterMs));
    }

    /** Acknowledged before the kill. */
    long committed() {
        return committed;
    }

    long bytesOnDisk() {
        return bytesOnDisk;
    }

    long servesAfterMs() {
        return servesAfterMs;
    }
}
