package io.weft.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a node counts as cut off. */
class NetworkCutTest {

    private static final Nft WORKS = arguments -> { };
    private static final Nft REFUSES = arguments -> {
        throw new ClusterFailed("not permitted");
    };

    @TempDir
    private Path directory;
    private NodePlace place;

    @BeforeEach
    void make() throws Exception {
        place = new NodePlace(directory.resolve("node-1"), 1, 7401, 25501);
        place.make();
    }

    @Test
    void shouldNotShowACutThatWasRefused() {
        // when, then
        assertThatThrownBy(() -> cut(REFUSES)).hasMessage("not permitted");
        assertThat(NetworkCut.isCut(place)).isFalse();
    }

    @Test
    void shouldShowAnEarlierCutThatIsStillThere() throws Exception {
        // given
        cut(WORKS);

        // when, then
        assertThatThrownBy(() -> cut(REFUSES)).hasMessage("not permitted");
        assertThat(NetworkCut.isCut(place)).isTrue();
    }

    @Test
    void shouldShowACutThatMayBeThere() {
        // given
        Nft unclear = arguments -> {
            throw new IOException("no answer");
        };

        // when, then
        assertThatThrownBy(() -> cut(unclear)).hasMessage("no answer");
        assertThat(NetworkCut.isCut(place)).isTrue();
    }

    @Test
    void shouldBeMarkedBeforeAndUntilAfterTheRulesAreThere() throws Exception {
        // given
        Nft looks = arguments -> assertThat(NetworkCut.isCut(place)).isTrue();

        // when
        cut(looks);
        NetworkCut.heal(place, looks);

        // then
        assertThat(NetworkCut.isCut(place)).isFalse();
    }

    private void cut(Nft nft) throws IOException, InterruptedException {
        NetworkCut.cut(place, List.of(new NodePlace(directory.resolve("node-2"), 2, 7402, 25502)), List.of(), nft);
    }
}
