package io.weft.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshPlacesTest {

    @TempDir
    private Path directory;
    private LocalClusterSettings settings;
    private NodePlace old;

    /** Two nodes have ended; the second was cut off. */
    @BeforeEach
    void make() throws Exception {
        settings = LocalClusterSettings.forTests(directory).withNodes(1);
        NodePlace first = NodePlace.next(settings, List.of());
        first.make();
        old = NodePlace.next(settings, List.of(first));
        old.make();
        NetworkCut.cut(old, List.of(first), List.of(), arguments -> { });
    }

    @Test
    void shouldMendTheNetworkAroundOldPlaces() throws Exception {
        // given
        List<String> changes = new ArrayList<>();

        // when
        List<NodePlace> places = FreshPlaces.make(settings, changes::addAll);

        // then
        assertThat(changes).singleElement().asString().endsWith("; delete table inet weft_cut_" + old.clusterPort());
        assertThat(places).hasSize(1);
        assertThat(NodePlace.all(directory)).isEqualTo(places);
    }

    @Test
    void shouldForgetNoPlaceWhoseNetworkCanNotBeMended() {
        // given
        Nft refuses = arguments -> {
            throw new ClusterFailed("not permitted");
        };

        // when, then
        assertThatThrownBy(() -> FreshPlaces.make(settings, refuses)).hasMessage("not permitted");
        assertThat(NetworkCut.isCut(old)).isTrue();
    }
}
