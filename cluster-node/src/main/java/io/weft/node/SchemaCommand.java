package io.weft.node;

import io.weft.node.settings.InvalidSettings;
import io.weft.node.settings.NodeSettings;
import io.weft.node.settings.SharedJournalSettings;
import io.weft.persistence.cassandra.Schema;
import io.weft.protocol.journal.JournalUnusable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The tables of a journal on Cassandra. What it has to say goes to stdout, complaints to stderr. */
@Command(name = "weft schema", mixinStandardHelpOptions = true,
        description = "The tables of the ledger on Cassandra.",
        footer = {"", "Exit codes: 0 done; 2 the arguments or the settings can't be used; 4 Cassandra can't be used as it is"})
public final class SchemaCommand {

    /** @param args see {@code --help} */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SchemaCommand()).execute(args));
    }

    @Command(name = "apply", mixinStandardHelpOptions = true,
            description = "Makes the keyspace and the tables that are not there yet. May be repeated.")
    int apply(@Parameters(paramLabel = "FILE", arity = "0..1", description = "the settings of a node") Optional<Path> file) {
        return with(file, shared -> {
            List<Integer> applied = Schema.apply(shared.cassandra(), shared.replication());
            System.out.println(applied.isEmpty()
                    ? "schema version " + Schema.VERSION + " was there already, in keyspace " + shared.cassandra().keyspace()
                    : "applied schema version " + applied + " to keyspace " + shared.cassandra().keyspace());
        });
    }

    @Command(name = "status", mixinStandardHelpOptions = true, description = "Tells which version is there.")
    int status(@Parameters(paramLabel = "FILE", arity = "0..1", description = "the settings of a node") Optional<Path> file) {
        return with(file, shared -> System.out.println("keyspace " + shared.cassandra().keyspace() + " has schema version "
                + Schema.versionIn(shared.cassandra()) + "; this build uses " + Schema.VERSION));
    }

    private interface Work {
        void on(SharedJournalSettings shared);
    }

    private static int with(Optional<Path> file, Work work) {
        try {
            SharedJournalSettings shared = NodeSettings.load(file).sharedJournal().orElseThrow(() -> new InvalidSettings(
                    "weft.journal.kind is embedded; only a journal on Cassandra has a schema"));
            work.on(shared);
            return 0;
        } catch (InvalidSettings e) {
            return refuse(ExitCode.SETTINGS, e);
        } catch (JournalUnusable e) {
            return refuse(ExitCode.JOURNAL_UNUSABLE, e);
        }
    }

    private static int refuse(ExitCode code, RuntimeException why) {
        System.err.println("weft schema: " + why.getMessage());
        return code.number();
    }
}
