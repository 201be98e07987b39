package io.weft.local.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeJavaTest {

    @TempDir
    private Path home;

    @Test
    void shouldReadTheVersionOfAnotherJava() throws Exception {
        // given
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Who\"\nJAVA_VERSION=\"21.0.4\"\n");

        // when
        NodeJava java = NodeJava.at(home);

        // then
        assertThat(java).isEqualTo(new NodeJava(home, 21));
        assertThat(java.program()).isEqualTo(home + "/bin/java");
        assertThatCode(java::requireUsable).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseWhatIsNoJava() {
        // when, then
        assertThatExceptionOfType(CassandraFailed.class).isThrownBy(() -> NodeJava.at(home))
                .withMessageContaining("no file release");
    }

    @Test
    void shouldRefuseAJavaThatCassandraCanNotRunOn() {
        // when, then
        assertThatExceptionOfType(CassandraFailed.class).isThrownBy(new NodeJava(home, 25)::requireUsable)
                .withMessageContaining("is Java 25; install a JDK 17 and set WEFT_CASSANDRA_JAVA_HOME");
        assertThatExceptionOfType(CassandraFailed.class).isThrownBy(new NodeJava(home, 11)::requireUsable);
    }
}
