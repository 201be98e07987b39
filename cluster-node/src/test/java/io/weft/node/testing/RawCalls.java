package io.weft.node.testing;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Calls with any bytes as their request. */
public final class RawCalls {

    private RawCalls() {}

    /** Blocks until the call has ended; throws its status if that is not OK. */
    public static <Q, R> void call(Channel channel, MethodDescriptor<Q, R> method, byte[] request) {
        MethodDescriptor<byte[], R> raw = method.toBuilder(new Bytes(), method.getResponseMarshaller())
                .setType(MethodDescriptor.MethodType.UNARY).build();
        ClientCalls.blockingUnaryCall(channel, raw, CallOptions.DEFAULT, request);
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            throw new UnsupportedOperationException("only sends");
        }
    }
}
