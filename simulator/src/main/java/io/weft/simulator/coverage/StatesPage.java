package io.weft.simulator.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The page that shows the table of states and transitions to people. */
public final class StatesPage {

    private static final String INTRODUCTION = """
            # States and transitions

            Written by `-Dweft.states=write` on the test `StatesPageTest`; do not edit. The table is `Transition`, in the package
            `coverage` of the simulator. `./weft simulate` counts how often its runs take each transition, and lists those that none
            has taken.

            A transition is told from what goes into a machine and comes out of it: its messages, the records that it makes, the
            messages that it wants sent, and what its journal is asked and answers. Nothing looks inside. Where two causes look alike
            from outside, they are one line, and the line says so. A shard's refusal counts for each reason by itself.

            """;

    private StatesPage() {}

    /** @throws IOException if it can't be written */
    public static void write(Path page) throws IOException {
        Files.writeString(page, render());
    }

    static String render() {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        for (Role role : Role.values()) {
            text.append("## ").append(capital(role.title())).append("\n\n").append(role.about()).append("\n\n");
            text.append("| from | what happens | to |\n|---|---|---|\n");
            for (Transition transition : Transition.values()) {
                if (transition.role() == role && transition.argument() == null) {
                    text.append(row(transition)).append(" |\n");
                }
            }
            text.append('\n');
            appendRefusals(role, text);
        }
        appendArguments(text);
        return text.toString();
    }

    private static String capital(String title) {
        return Character.toUpperCase(title.charAt(0)) + title.substring(1);
    }

    private static String row(Transition transition) {
        return "| " + transition.from() + " | " + transition.event() + " | " + transition.to();
    }

    private static void appendRefusals(Role role, StringBuilder text) {
        for (Refusals way : Refusals.values()) {
            if (role == Role.SHARD) {
                text.append(capital(way.what())).append(" is refused for each of these reasons: ");
                text.append(codes()).append(".\n\n");
            }
        }
    }

    private static String codes() {
        return Refusals.CODES.stream().map(code -> "`" + code + "`").collect(Collectors.joining(", "));
    }

    private static void appendArguments(StringBuilder text) {
        text.append("## Argued away\n\nWhat no correct run of the simulator reaches.\n\n");
        text.append("| role | from | what happens | to | why never |\n|---|---|---|---|---|\n");
        for (Transition transition : Transition.values()) {
            if (transition.argument() != null) {
                text.append("| ").append(transition.role().title()).append(' ').append(row(transition)).append(" | ")
                        .append(transition.argument()).append(" |\n");
            }
        }
    }
}
