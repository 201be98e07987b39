package io.weft.simulator.observe;

import io.weft.protocol.journal.EntityId;
import io.weft.protocol.message.Message;
import io.weft.protocol.route.Placement;
import io.weft.simulator.audit.Facts;
import io.weft.simulator.audit.Finding;
import io.weft.simulator.audit.Hints;
import io.weft.simulator.cluster.ClusterObserver;
import io.weft.simulator.entity.Sent;
import io.weft.simulator.entity.StepObserver;
import io.weft.simulator.journal.JournalObserver;
import io.weft.simulator.plan.Fault;
import io.weft.simulator.world.World;
import java.util.ArrayList;
import java.util.List;

/** Sees everything and passes it on to those who want to know. */
public final class Recorder implements StepObserver, ClusterObserver, JournalObserver {

    private final FactRecorder facts;
    private final Trace trace;
    private final Coverage coverage;
    private final Patience patience;
    private final Queues queues;
    private final Times times = new Times();
    private final List<Finding> findings = new ArrayList<>();

    /** @param trace null if nobody wants to read one */
    public Recorder(World world, Facts facts, Hints hints, Trace trace, Coverage coverage, Patience patience, Placement placement) {
        this.queues = new Queues(placement);
        this.facts = new FactRecorder(world, facts, hints);
        this.trace = trace;
        this.coverage = coverage;
        this.patience = patience;
    }

    /** What was found while the run went on. */
    public List<Finding> findings() {
        return findings;
    }

    @Override
    public void stepped(EntityId entity, long epoch, long nowMs, Message input, List<?> records, List<Sent> sent) {
        facts.stepped(records, sent, nowMs);
        queues.stepped(entity, epoch, input, records, sent).ifPresent(findings::add);
        times.stepped(entity, epoch, nowMs).ifPresent(findings::add);
        coverage.stepped(entity, epoch, input, records, sent);
        patience.stepped(entity, epoch, nowMs, input, sent).ifPresent(findings::add);
    }

    @Override
    public void encoded(EntityId entity, byte[] payload, List<?> records) {
        facts.encoded(payload, records);
        coverage.encoded();
    }

    @Override
    public void appended(EntityId entity, long epoch, long position, byte[] payload) {
        List<?> records = facts.appended(entity, payload);
        times.durable(entity, facts.latestMs(records));
        queues.durable(entity, records);
        if (trace != null) {
            trace.appended(entity, records);
        }
    }

    @Override
    public void serving(EntityId entity, long epoch, int node) {
        coverage.serving(entity, epoch, node);
        if (trace != null) {
            trace.line(entity + " serves on node " + node + " in epoch " + epoch);
        }
    }

    @Override
    public void ended(EntityId entity, int node, String why) {
        coverage.ended(entity, node, why);
        if (trace != null) {
            trace.line(entity + " ends on node " + node + ": " + why);
        }
    }

    @Override
    public void broken(EntityId entity, RuntimeException cause) {
        findings.add(new Finding(Finding.Promise.NO_INVARIANT_BREAKS, entity + " stopped: " + cause));
        if (trace != null) {
            trace.line(entity + " STOPS: " + cause);
        }
    }

    @Override
    public void transit(Transit what, EntityId to, Message message) {
        if (what != Transit.SENT) {
            coverage.happened("MESSAGE_" + what);
        }
        if (trace != null) {
            trace.transit(what, to, message);
        }
    }

    @Override
    public void delivered(EntityId to, int node, Message message) {
        if (trace != null) {
            trace.delivered(to, node, message);
        }
    }

    @Override
    public void happened(String kind, String text) {
        coverage.happened("FAULT_" + kind);
        if (trace != null) {
            trace.line("* " + text);
        }
    }

    @Override
    public void struck(Fault fault) {
        happened(fault.getClass().getSimpleName(), fault.toString());
    }

    @Override
    public void claimed(EntityId entity, long epoch) {
        if (trace != null) {
            trace.line(entity + " is claimed, epoch " + epoch);
        }
    }

    @Override
    public void fenced(EntityId entity, long epoch, long newerEpoch) {
        coverage.happened("FENCED");
        if (trace != null) {
            trace.line(entity + " of epoch " + epoch + " is refused by its journal, which is in epoch " + newerEpoch);
        }
    }

    @Override
    public void checkpointed(EntityId entity, long position) {
        coverage.happened("CHECKPOINT");
        if (trace != null) {
            trace.line(entity + " has a checkpoint at position " + position);
        }
    }

    @Override
    public void doubtful(EntityId entity, String what) {
        coverage.happened("JOURNAL_" + what);
        if (trace != null) {
            trace.line("* an operation of the journal of " + entity + ": " + what);
        }
    }
}
