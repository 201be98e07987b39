package io.weft.node;

import com.google.common.util.concurrent.ListenableFuture;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.weft.api.v1.GetNodeStatisticsRequest;
import io.weft.api.v1.GetNodeStatisticsResponse;
import io.weft.api.v1.LedgerGrpc;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What running nodes tell of themselves, for programs that do not speak gRPC: for each node that answers, a line of its
 * address and {@code key=value}, with one blank in between. A node that does not answer in time has no line.
 */
@Command(name = "statistics", mixinStandardHelpOptions = true, description = "Asks running nodes what they have done.")
public final class StatisticsCommand implements Callable<Integer> {

    @Option(names = "--timeout-ms", paramLabel = "MS", defaultValue = "2000", description = "For all of them together.")
    private int timeoutMs;

    @Parameters(arity = "1..*", paramLabel = "HOST:PORT")
    private List<String> addresses;

    private record Asked(String address, ManagedChannel channel, ListenableFuture<GetNodeStatisticsResponse> answer) {}

    /** @param args see {@code --help} */
    public static void main(String[] args) {
        System.exit(new CommandLine(new StatisticsCommand()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Asked> all = new ArrayList<>();
        for (String address : addresses) {
            all.add(ask(address));
        }
        for (Asked asked : all) {
            tell(asked);
        }
        return 0;
    }

    private Asked ask(String address) {
        ManagedChannel channel = Grpc.newChannelBuilder(address, InsecureChannelCredentials.create()).build();
        return new Asked(address, channel, LedgerGrpc.newFutureStub(channel)
                .withDeadlineAfter(timeoutMs, TimeUnit.MILLISECONDS)
                .getNodeStatistics(GetNodeStatisticsRequest.getDefaultInstance()));
    }

    private static void tell(Asked asked) throws InterruptedException {
        try {
            System.out.println(asked.address() + " " + line(asked.answer().get()));
        } catch (ExecutionException e) {
            System.err.println(asked.address() + ": " + e.getCause().getMessage());
        } finally {
            asked.channel().shutdownNow();
        }
    }

    private static String line(GetNodeStatisticsResponse told) {
        return "up-time-ms=" + told.getUpTimeMs()
                + " entities=" + told.getEntitiesServing()
                + " transactions=" + (told.getOneShardTransactions() + told.getCrossShardTransactions())
                + " in-flight=" + told.getTransactionsInFlight()
                + " heap-bytes=" + told.getHeapUsedBytes()
                + " processor-time-us=" + told.getProcessorTimeUs();
    }
}
