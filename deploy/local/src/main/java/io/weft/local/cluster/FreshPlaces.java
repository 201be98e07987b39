package io.weft.local.cluster;

import io.weft.local.process.Directories;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The places of a cluster that is to be started. Those of an earlier start, whose nodes have ended, make room for them. */
final class FreshPlaces {

    private FreshPlaces() {}

    /**
     * So many as the settings say, by number.
     *
     * @throws ClusterFailed if a node runs, a port is taken, or the network around an old place can't be mended
     */
    static List<NodePlace> make(LocalClusterSettings settings, Nft nft) throws IOException, InterruptedException {
        List<NodePlace> old = NodePlace.all(settings.directory());
        requireNoneRuns(settings, old);
        List<NodePlace> places = new ArrayList<>();
        for (int i = 0; i < settings.nodes(); i++) {
            places.add(NodePlace.next(settings, places));
            places.get(i).requireFreePorts();
        }
        for (NodePlace place : old) {
            // Its mark goes with it, and a new node may get its port.
            NetworkCut.heal(place, nft);
            Directories.delete(place.directory());
        }
        for (NodePlace place : places) {
            place.make();
        }
        return places;
    }

    private static void requireNoneRuns(LocalClusterSettings settings, List<NodePlace> old) throws IOException {
        for (NodePlace place : old) {
            if (new NodeProcess(place).runs()) {
                throw new ClusterFailed("a cluster is up already in " + settings.directory() + ", of " + old.size()
                        + " node(s): add one, or take it down, or choose another directory");
            }
        }
    }
}
