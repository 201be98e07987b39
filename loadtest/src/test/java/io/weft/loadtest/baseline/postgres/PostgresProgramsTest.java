package io.weft.loadtest.baseline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProgramsTest {

    private static final Path NOWHERE = Path.of("no/such/directory");

    @TempDir
    private Path temporary;
    private Path parent;

    @BeforeEach
    void setUp() throws IOException {
        parent = temporary.toRealPath();
    }

    @Test
    void shouldFollowLinksOnThePathToTheProgramsOwnDirectory() throws Exception {
        // given
        Path bin = install(parent.resolve("9.9/bin"));
        Path links = Files.createDirectories(parent.resolve("links"));
        Files.createSymbolicLink(links.resolve("initdb"), bin.resolve("initdb"));

        // when
        PostgresPrograms found = PostgresPrograms.find(null, "no/such::" + links, NOWHERE);

        // then
        assertThat(found.directory()).isEqualTo(bin);
    }

    @Test
    void shouldTakeTheNewestThatIsInstalledWithItsServer() throws Exception {
        // given
        install(parent.resolve("9/bin"));
        Path newest = install(parent.resolve("15/bin"));
        Files.delete(install(parent.resolve("16/bin")).resolve("postgres"));
        install(parent.resolve("doc/bin"));

        // when
        PostgresPrograms found = PostgresPrograms.find(null, "", parent);

        // then
        assertThat(found.directory()).isEqualTo(newest);
    }

    @Test
    void shouldLookOnlyWhereItIsTold() throws Exception {
        // given
        Path bin = install(parent.resolve("mine/bin"));
        Path empty = Files.createDirectories(parent.resolve("empty"));

        // when, then
        assertThat(PostgresPrograms.find(bin, "", NOWHERE).directory()).isEqualTo(bin);
        assertThat(PostgresPrograms.find(bin.getParent(), "", NOWHERE).directory()).isEqualTo(bin);
        assertThatThrownBy(() -> PostgresPrograms.find(empty, bin.toString(), NOWHERE))
                .isInstanceOf(PostgresAbsent.class).hasMessageContaining(empty.toString());
    }

    @Test
    void shouldSayWhatToInstallIfThereIsNothing() {
        // when, then
        assertThatThrownBy(() -> PostgresPrograms.find(null, parent.toString(), NOWHERE))
                .isInstanceOf(PostgresAbsent.class).hasMessageContaining("apt-get install postgresql");
    }

    private static Path install(Path bin) throws IOException {
        Files.createDirectories(bin);
        for (String name : new String[] {"initdb", "pg_ctl", "postgres"}) {
            assertThat(Files.createFile(bin.resolve(name)).toFile().setExecutable(true)).isTrue();
        }
        return bin;
    }
}
