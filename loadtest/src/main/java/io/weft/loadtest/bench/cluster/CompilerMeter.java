package io.weft.loadtest.bench.cluster;

import io.weft.loadtest.drive.SecondListener;
import io.weft.loadtest.result.SecondResult;
import java.io.IOException;

/** What the nodes have spent on compiling between the end of the warm-up and the last second. */
final class CompilerMeter implements SecondListener {

    private final ClusterUnderLoad cluster;
    private final int warmUpSeconds;
    private long beforeUs = -1;
    private long lastUs = -1;

    CompilerMeter(ClusterUnderLoad cluster, int warmUpSeconds) {
        this.cluster = cluster;
        this.warmUpSeconds = warmUpSeconds;
    }

    @Override
    public void second(SecondResult second) throws IOException {
        if (second.second() + 1 == warmUpSeconds) {
            beforeUs = cluster.compilerUs();
        } else if (!second.warmUp()) {
            lastUs = cluster.compilerUs();
        }
    }

    /** −1 if it is not known. */
    double usPerCommit(long committed) {
        return beforeUs < 0 || lastUs < beforeUs || committed == 0 ? -1 : (double) (lastUs - beforeUs) / committed;
    }
}
