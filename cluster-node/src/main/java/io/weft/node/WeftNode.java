package io.weft.node;

import io.weft.node.settings.InvalidSettings;
import io.weft.node.settings.NodeSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Parameters;

/** The program. Everything that it has to say goes to stderr, except the one line that says where it serves. */
@Command(name = "weft node", mixinStandardHelpOptions = true, versionProvider = WeftNode.ProgramVersion.class,
        description = "Runs a node of the ledger until it is told to stop (SIGTERM or Ctrl-C).")
public final class WeftNode implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(WeftNode.class);

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", showDefaultValue = Visibility.NEVER,
            description = "Settings, in HOCON; without one, the defaults. Every setting is explained in reference.conf.")
    private Optional<Path> file = Optional.empty();

    /** @param args see {@code --help} */
    public static void main(String[] args) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        int exitCode = commandLine().execute(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new WeftNode());
        line.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(exitCodes());
        return line;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("0", "stopped in order, or only asked for help; after a signal, 128 and its number");
        for (ExitCode code : ExitCode.values()) {
            described.put(String.valueOf(code.number()), code.meaning());
        }
        return described;
    }

    /** Returns when the node serves; the process then lives on the node's threads. */
    @Override
    public Integer call() throws InterruptedException {
        try {
            Node node = Node.start(NodeSettings.load(file), WeftNode::end);
            node.atEndOfProcess(() -> stop(node));
            System.out.println("weft node serving on " + node.address());
            return 0;
        } catch (InvalidSettings e) {
            return refuse(ExitCode.SETTINGS, e);
        } catch (CannotStart e) {
            return refuse(e.exitCode(), e);
        } catch (RuntimeException | Error e) {
            LOG.error("Not started", e);
            return refuse(ExitCode.UNEXPECTED, e);
        }
    }

    private static int refuse(ExitCode code, Throwable why) {
        String message = code == ExitCode.UNEXPECTED ? why.toString() : why.getMessage();
        System.err.println("weft node: " + message);
        return code.number();
    }

    private static void stop(Node node) {
        LOG.info("Stopping");
        node.close();
        LOG.info("Stopped");
    }

    /** Ends the process where it stands: nothing that is in memory can be trusted to be tidied up. */
    private static void end(ExitCode code, String message, Throwable cause) {
        LOG.error("Ending the process: {}", message, cause);
        System.err.println("weft node: " + message);
        Runtime.getRuntime().halt(code.number());
    }

    /** Of the build. */
    static final class ProgramVersion implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"weft " + Version.read()};
        }
    }
}
