package io.weft.loadtest.run;

import io.weft.client.Address;
import io.weft.loadtest.drive.DriveSettings;
import io.weft.loadtest.ledger.FixedNodes;
import io.weft.loadtest.replay.Replay;
import io.weft.loadtest.report.Comparison;
import io.weft.loadtest.report.CsvReport;
import io.weft.loadtest.report.JsonReport;
import io.weft.loadtest.report.Judgement;
import io.weft.loadtest.report.ResultTable;
import io.weft.loadtest.report.SecondLine;
import io.weft.loadtest.report.Threshold;
import io.weft.loadtest.report.html.HtmlReport;
import io.weft.loadtest.result.LoadResult;
import io.weft.loadtest.terminal.Progress;
import io.weft.loadtest.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of the load harness. */
@Command(name = "loadtest", showDefaultValues = true, sortOptions = false,
        description = "Opens accounts on a ledger, sends it load, measures, and audits what it has acknowledged.",
        footer = {"", "Examples:",
            "  weft loadtest 127.0.0.1:7400                                  as fast as it answers, for 30 s",
            "  weft loadtest 127.0.0.1:7400 --rate 5000 --html report.html   5,000 a second, whatever comes back",
            "  weft loadtest --address 10.0.0.1:7400,10.0.0.2:7400           over several nodes",
            "  weft loadtest 127.0.0.1:7400 --find-max 'p99<50ms'            the highest rate that keeps a limit",
            "  weft loadtest 127.0.0.1:7400 -w replay --file transfers.csv   the transfers of a file, over and over",
            "  weft loadtest 127.0.0.1:7400 -w zipf --threshold 'p99<50ms'   exit code 1 if it is missed"})
public final class LoadTest implements Callable<Integer> {

    private static final String REPLAY = "replay";
    private static final long ANSWER_TIMEOUT_MS = 20_000;
    private static final long GIVE_UP_MS = 120_000;
    private static final int MAX_ADDRESSES = 64;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Where where;

    /** One of them. */
    static final class Where {

        @Parameters(index = "0", paramLabel = "HOST:PORT[,...]",
                description = "Where nodes of the ledger listen for gRPC. Connections are spread over them, and go on to the next "
                        + "one when theirs dies or stops.")
        private String address;

        @Option(names = "--address", paramLabel = "HOST:PORT[,...]", description = "The same.")
        private String option;
    }

    @Option(names = {"-w", "--workload"}, paramLabel = "NAME", defaultValue = "transfer",
            description = "transfer (uniform), hot (half of them touch one of 10 accounts), zipf, multi (one debit, three "
                    + "credits), smallbank (its six transactions), holds (authorise, then capture or release), scarce "
                    + "(many are refused), or replay (the transfers of --file).")
    private String workload;

    @Option(names = "--file", paramLabel = "FILE",
            description = "Of replay: a CSV whose first line names the columns debit, credit, amount, and if wanted asset, id, time; "
                    + "or a bank's entries as the demo takes them. Plain or gzip.")
    private Path file;

    @Option(names = "--repeat", paramLabel = "N",
            description = "Of replay: ends when the file was replayed so often, even before the time is over; default: goes round "
                    + "until then.")
    private Integer repeat;

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "100000",
            description = "Accounts, opened before the load; replay has those of its file.")
    private int accounts;

    @Option(names = "--skew", paramLabel = "S", defaultValue = "1.2", description = "Of zipf.")
    private double skew;

    @ArgGroup(exclusive = true, multiplicity = "0..1")
    private Pace pace = new Pace();

    /** At most one of them. */
    static final class Pace {

        @Option(names = "--rate", paramLabel = "N",
                description = "Operations a second, begun on time whatever comes back (open loop); latency counts from when each "
                        + "should have begun.")
        private double rate;

        @Option(names = "--max", description = "The next one begins when one has ended (closed loop); the default.")
        private boolean max;

        @Option(names = "--find-max", paramLabel = "LIMIT",
                description = "Looks for the highest rate that keeps a limit such as p99<50ms.")
        private String limit;
    }

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "30", description = "How long is measured; of --find-max: each step.")
    private int seconds;

    @Option(names = "--warm-up", paramLabel = "SECONDS", defaultValue = "5", description = "Before that, without being counted.")
    private int warmUpSeconds;

    @Option(names = "--ramp", paramLabel = "SECONDS", defaultValue = "0",
            description = "The rate grows for so long, within the warm-up.")
    private int rampSeconds;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "4", description = "Each with a thread of its own.")
    private int connections;

    @Option(names = "--in-flight", paramLabel = "N", defaultValue = "1024", description = "Operations begun and not ended, of each connection.")
    private int inFlight;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "256", description = "Most transactions of one message.")
    private int batch;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of all that is random, but for ids.")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the result, for programs and for --compare.")
    private Path json;

    @Option(names = "--csv", paramLabel = "FILE", description = "Writes a line for each second.")
    private Path csv;

    @Option(names = "--html", paramLabel = "FILE", description = "Writes a page with charts.")
    private Path html;

    @Option(names = "--compare", paramLabel = "FILE", description = "Compares with a result that --json has written.")
    private Path compare;

    @Option(names = "--threshold", paramLabel = "T",
            description = "Exit code 1 if it does not hold: p99<50ms, throughput>10000, cpu<10us, rejected<5%%, transfer.p99<50ms. "
                    + "May be given several times.")
    private List<String> thresholds = new ArrayList<>();

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this.")
    private boolean help;

    @Override
    public Integer call() throws IOException, InterruptedException {
        // Whatever is wrong with the command line is found before the load.
        List<Address> addresses = addresses();
        List<Threshold> toHold = thresholds.stream().map(Threshold::parse).toList();
        Threshold limit = pace.limit == null ? null : Threshold.parse(pace.limit);
        LoadResult old = compare == null ? null : JsonReport.read(compare);
        DriveSettings settings = settings(pace.rate);
        try (Workload load = workload();
                Progress progress = Progress.onStandardOutput();
                FixedNodes nodes = new FixedNodes(addresses)) {
            String named = String.join(",", addresses.stream().map(Address::toString).toList());
            LoadRun run = new LoadRun(nodes, named, load, new SecureRandom().nextLong(), seed, progress);
            run.open();
            LoadResult result = limit == null ? measure(run, settings, progress) : new FindMax(limit, this::settings,
                    step -> measure(run, step, progress), progress::say).search();
            if (load instanceof Replay replay) {
                progress.say(replay.inWords());
            }
            return report(result, old, toHold, progress);
        }
    }

    private List<Address> addresses() {
        String given = where.address == null ? where.option : where.address;
        List<Address> addresses = Stream.of(given.split(",", -1)).map(Address::parse).toList();
        Limits.within("the number of addresses", addresses.size(), 1, MAX_ADDRESSES);
        return addresses;
    }

    private Workload workload() throws IOException {
        if (!workload.equals(REPLAY)) {
            Limits.require(file == null && repeat == null, "--file and --repeat are for --workload replay");
            return Workloads.of(workload, accounts, skew);
        }
        Limits.require(file != null, "--workload replay needs --file, the transfers to replay");
        Limits.require(repeat == null || repeat > 0, "--repeat must be at least 1, but is " + repeat);
        Limits.require(repeat == null || pace.limit == null,
                "--repeat ends the load, and --find-max needs one without end: leave one of them out");
        return Replay.of(file, repeat == null ? Replay.NO_END : repeat);
    }

    private DriveSettings settings(double opsPerSecond) {
        Limits.within("--seconds", seconds, 1, 86_400);
        Limits.within("--warm-up", warmUpSeconds, 0, 3_600);
        Limits.within("--ramp", rampSeconds, 0, warmUpSeconds);
        return new DriveSettings(connections, inFlight, batch, opsPerSecond, TimeUnit.SECONDS.toMillis(rampSeconds),
                TimeUnit.SECONDS.toMillis((long) warmUpSeconds + seconds), ANSWER_TIMEOUT_MS, GIVE_UP_MS);
    }

    private LoadResult measure(LoadRun run, DriveSettings settings, Progress progress) throws IOException, InterruptedException {
        progress.say(SecondLine.HEADER);
        return run.measure(settings, warmUpSeconds, second -> progress.say(SecondLine.of(second)));
    }

    private int report(LoadResult result, LoadResult old, List<Threshold> toHold, Progress progress) throws IOException {
        progress.say("");
        progress.say(ResultTable.of(result));
        if (json != null) {
            JsonReport.write(result, json);
        }
        if (csv != null) {
            CsvReport.write(result, csv);
        }
        if (html != null) {
            HtmlReport.write(result, html);
        }
        if (old != null) {
            progress.say(Comparison.of(old, result));
        }
        boolean allHold = result.audit().isClean();
        for (Threshold threshold : toHold) {
            Judgement judgement = threshold.judge(result);
            progress.say(judgement.sentence());
            allHold &= judgement.holds();
        }
        return allHold ? 0 : 1;
    }
}
