package io.weft.loadtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.weft.loadtest.run.LoadTest;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

class MainTest {

    /** Picocli takes every description for a format, and complains of those that are none while it prints them. */
    @Test
    void shouldHaveHelpThatPicocliCanFormat() {
        // when
        List<String> formats = new ArrayList<>();
        addFormats(new CommandLine(Main.class), formats);

        // then
        assertThat(formats).hasSizeGreaterThan(50)
                .allSatisfy(format -> assertThatCode(() -> String.format(format)).doesNotThrowAnyException());
        assertThat(new CommandLine(new LoadTest()).getUsageMessage()).contains("rejected<5%,");
    }

    private static void addFormats(CommandLine command, List<String> formats) {
        CommandSpec spec = command.getCommandSpec();
        Command described = spec.userObject().getClass().getAnnotation(Command.class);
        formats.addAll(List.of(described.description()));
        formats.addAll(List.of(described.footer()));
        spec.options().forEach(option ->
                formats.addAll(List.of(((AnnotatedElement) option.userObject()).getAnnotation(Option.class).description())));
        command.getSubcommands().values().forEach(subcommand -> addFormats(subcommand, formats));
    }

    @ParameterizedTest
    @CsvSource({"0,--help", "0,demo --help", "0,kill-test --help", "2,dance", "2,demo --seconds ten",
            "1,demo --seconds 0", "1,demo --accounts 1", "1,demo --entries no/such/file.csv", "1,kill-test --kills 0",
            "0,loadtest --help", "2,loadtest", "1,loadtest nowhere", "1,loadtest --address nowhere", "1,loadtest 127.0.0.1:1 -w dance", "1,loadtest 127.0.0.1:1 --accounts 1",
            "1,loadtest 127.0.0.1:1 --threshold p99=5", "1,loadtest 127.0.0.1:1 --compare no/such/file.json",
            "2,bench", "0,bench --help", "0,bench single --help", "0,bench baseline --help",
            "3,bench baseline --postgres /no/such/directory", "2,loadtest 127.0.0.1:1 --rate 5 --max", "1,loadtest 127.0.0.1:1 --rate -5", "1,loadtest 127.0.0.1:1 --seconds 0"})
    void shouldAnswerTheCommandLineWithItsExitCode(int expected, String line) {
        // when, then
        assertThat(Main.run(line.split(" "))).isEqualTo(expected);
    }
}
