package io.weft.loadtest.baseline.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresUserTest {

    private static final String ROOT = "root:x:0:0:root:/root:/bin/bash";
    private static final String NOBODY = "nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin";
    private static final String POSTGRES = "postgres:x:101:104:,,,:/var/lib/postgresql:/bin/bash";

    @TempDir
    private Path programs;

    @Test
    void shouldBecomePostgresByItsNumbers() throws Exception {
        // given
        Path setpriv = program("setpriv");
        program("runuser");

        // when
        PostgresUser user = PostgresUser.insteadOfRoot(List.of(ROOT, NOBODY, POSTGRES), List.of(programs));

        // then
        assertThat(user.name()).isEqualTo("postgres");
        assertThat(user.running("initdb", "-D")).containsExactly(
                setpriv.toString(), "--reuid=101", "--regid=104", "--clear-groups", "--", "initdb", "-D");
    }

    @Test
    void shouldBecomeNobodyByRunuserIfThereIsNothingElse() throws Exception {
        // given
        Path runuser = program("runuser");

        // when
        PostgresUser user = PostgresUser.insteadOfRoot(List.of(ROOT, NOBODY), List.of(programs));

        // then
        assertThat(user.running("initdb")).containsExactly(runuser.toString(), "-u", "nobody", "--", "initdb");
    }

    @Test
    void shouldSayWhatIsMissing() {
        // when, then
        assertThatThrownBy(() -> PostgresUser.insteadOfRoot(List.of(ROOT), List.of(programs)))
                .isInstanceOf(IOException.class).hasMessageContaining("user postgres nor nobody");
        assertThatThrownBy(() -> PostgresUser.insteadOfRoot(List.of(NOBODY), List.of(programs)))
                .isInstanceOf(IOException.class).hasMessageContaining("util-linux");
    }

    private Path program(String name) throws IOException {
        Path program = Files.createFile(programs.resolve(name));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }
}
