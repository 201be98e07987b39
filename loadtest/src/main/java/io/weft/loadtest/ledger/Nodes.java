package io.weft.loadtest.ledger;

import io.grpc.Channel;
import io.weft.client.ClientSettings;
import io.weft.client.WeftClient;
import io.weft.loadtest.meter.NodeMeter;
import io.weft.loadtest.meter.NodeReading;
import java.util.List;
import java.util.function.Supplier;

/** The nodes of one ledger. Thread-safe. */
public interface Nodes {

    /** For preparations and audits: patient, with the room that its user keeps to. */
    ClientSettings PATIENT = ClientSettings.DEFAULTS.withDeadlineMs(120_000);

    /** The way to each, asked anew for every connection. */
    List<Supplier<Channel>> channels();

    /** What all of them have used and done, together with what they can't do without. */
    default NodeReading read() {
        return NodeMeter.readAll(channels());
    }

    /** A new client of all of them. */
    WeftClient client(ClientSettings settings);
}
