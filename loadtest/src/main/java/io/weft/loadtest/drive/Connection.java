package io.weft.loadtest.drive;

import io.grpc.Status;
import io.weft.loadtest.wire.RawStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a worker hears from gRPC, in order. Written by threads of gRPC, read by the worker. */
final class Connection implements RawStream.Owner {

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    sealed interface Event {

        /** There is room to send. */
        record Ready() implements Event {}

        record Answered(RawStream stream, byte[] response) implements Event {}

        record Ended(RawStream stream, Status status) implements Event {}
    }

    private static final Event READY = new Event.Ready();

    @Override
    public void ready() {
        events.add(READY);
    }

    @Override
    public void answered(RawStream stream, byte[] response) {
        events.add(new Event.Answered(stream, response));
    }

    @Override
    public void ended(RawStream stream, Status status) {
        events.add(new Event.Ended(stream, status));
    }

    /** Null if there is none, or none comes in time. */
    Event poll(long timeoutNanos) throws InterruptedException {
        return timeoutNanos <= 0 ? events.poll() : events.poll(timeoutNanos, TimeUnit.NANOSECONDS);
    }
}
