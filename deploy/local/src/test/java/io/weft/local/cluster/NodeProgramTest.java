package io.weft.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeProgramTest {

    private static final NodeProgram PROGRAM = new NodeProgram("a:b");
    private static final LocalClusterSettings SETTINGS = LocalClusterSettings.forWork(Path.of("x")).withHeapMb(500);

    @Test
    void shouldGiveANodeItsHeapAndOutliveTheTerminal() {
        // when
        List<String> command = PROGRAM.nodeCommand(List.of("setpriv"), Path.of("n.conf"),
                SETTINGS.withJavaOptions(List.of("-Dx=y")));

        // then
        assertThat(command).startsWith("nohup", "setpriv").contains("-Xms500m", "-Xmx500m", "-Xmn300m", "-Dx=y")
                .endsWith("io.weft.node.WeftNode", "n.conf");
        assertThat(PROGRAM.nodeCommand(List.of(), Path.of("n.conf"), SETTINGS.withEndsWithParent(true))).doesNotContain("nohup");
    }

    @Test
    void shouldSayWhatIsMissingWhereThereIsNoNode() {
        assertThatExceptionOfType(ClusterFailed.class).isThrownBy(NodeProgram::ofThisBuild)
                .withMessageContaining("start this as ./weft cluster");
    }

    @Test
    void shouldUnderstandWhatANodeTells() {
        assertThat(Told.parse("up-time-ms=1200 entities=7 transactions=5000000000 in-flight=3 heap-bytes=99 later-key=1"))
                .isEqualTo(new Told(1200, 7, 5_000_000_000L, 3, 99));
    }
}
