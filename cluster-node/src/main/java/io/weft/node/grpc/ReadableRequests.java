package io.weft.node.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What gRPC can't parse it takes for a bug of the service: status UNKNOWN, and a stack trace in the log for whoever wants to
 * fill it. Here it becomes null, which {@link GuardedListener} refuses.
 */
final class ReadableRequests {

    private ReadableRequests() {}

    static ServerServiceDefinition of(ServerServiceDefinition service) {
        List<ServerMethodDefinition<?, ?>> methods = new ArrayList<>();
        service.getMethods().forEach(method -> methods.add(of(method)));
        ServiceDescriptor.Builder descriptor = ServiceDescriptor.newBuilder(service.getServiceDescriptor().getName())
                .setSchemaDescriptor(service.getServiceDescriptor().getSchemaDescriptor());
        methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
        ServerServiceDefinition.Builder readable = ServerServiceDefinition.builder(descriptor.build());
        methods.forEach(readable::addMethod);
        return readable.build();
    }

    private static <Q, R> ServerMethodDefinition<Q, R> of(ServerMethodDefinition<Q, R> method) {
        MethodDescriptor<Q, R> described = method.getMethodDescriptor();
        Marshaller<Q> requests = described.getRequestMarshaller();
        Marshaller<Q> lenient = new Marshaller<>() {
            @Override
            public InputStream stream(Q request) {
                return requests.stream(request);
            }

            @Override
            public Q parse(InputStream stream) {
                try {
                    return requests.parse(stream);
                } catch (StatusRuntimeException e) {
                    return null;
                }
            }
        };
        return ServerMethodDefinition.create(described.toBuilder(lenient, described.getResponseMarshaller()).build(),
                method.getServerCallHandler());
    }
}
