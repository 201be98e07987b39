package io.weft.local.cluster;

import io.weft.local.process.Programs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The program that changes the rules of this machine's network; in tests another one. */
interface Nft {

    Nft OF_SYSTEM = Nft::run;

    /**
     * All that is asked for, or nothing.
     *
     * @throws ClusterFailed if it refuses, so that nothing has changed
     * @throws IOException   if it is not known what has become of it
     */
    void change(List<String> arguments) throws IOException, InterruptedException;

    private static void run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("nft"));
        command.addAll(arguments);
        Programs.Ended ended = Programs.run(command, NetworkCut.TIMEOUT_MS);
        if (ended.exitCode() != 0) {
            throw new ClusterFailed("the network can't be changed: " + ended.output().replace('\n', ' '));
        }
    }
}
