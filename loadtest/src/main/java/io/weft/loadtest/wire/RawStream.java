package io.weft.loadtest.wire;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.weft.api.v1.LedgerGrpc;

/**
 * One call of a method that streams batches both ways, as bytes. Its owner hears of it on threads of gRPC and must only
 * hand over what it hears. {@link #send}, {@link #isReady} and {@link #cancel} are for one thread.
 */
public final class RawStream {

    private static final MethodDescriptor<byte[], byte[]> EXECUTE_BATCHES = LedgerGrpc.getExecuteBatchesMethod()
            .toBuilder(new RawBytes(), new RawBytes()).build();

    private static final MethodDescriptor<byte[], byte[]> READ_BATCHES = LedgerGrpc.getReadBatchesMethod()
            .toBuilder(new RawBytes(), new RawBytes()).build();

    /** How many answers gRPC may hand over before they are worked off; each is bounded by the size of a message. */
    private static final int ANSWERS_AHEAD = 64;

    private final ClientCall<byte[], byte[]> call;

    /** Whom a stream belongs to. */
    public interface Owner {

        void ready();

        /** An answer has come; {@link RawStream#workedOff} is to be called when it has been worked off. */
        void answered(RawStream stream, byte[] response);

        /** Nothing more comes. */
        void ended(RawStream stream, Status status);
    }

    private RawStream(ClientCall<byte[], byte[]> call) {
        this.call = call;
    }

    /** Opens a call of {@code ExecuteBatches}. */
    public static RawStream executeBatches(Channel channel, Owner owner) {
        return open(EXECUTE_BATCHES, channel, owner);
    }

    /** Opens a call of {@code ReadBatches}. */
    public static RawStream readBatches(Channel channel, Owner owner) {
        return open(READ_BATCHES, channel, owner);
    }

    private static RawStream open(MethodDescriptor<byte[], byte[]> method, Channel channel, Owner owner) {
        ClientCall<byte[], byte[]> call = channel.newCall(method, CallOptions.DEFAULT);
        RawStream stream = new RawStream(call);
        call.start(new ClientCall.Listener<>() {
            @Override
            public void onReady() {
                owner.ready();
            }

            @Override
            public void onMessage(byte[] response) {
                owner.answered(stream, response);
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
                owner.ended(stream, status);
            }
        }, new Metadata());
        call.request(ANSWERS_AHEAD);
        return stream;
    }

    public boolean isReady() {
        return call.isReady();
    }

    public void send(byte[] request) {
        call.sendMessage(request);
    }

    /** An answer was worked off: another one may come. */
    public void workedOff() {
        call.request(1);
    }

    public void cancel(String why) {
        call.cancel(why, null);
    }
}
