/** The public API over gRPC: between the messages of {@code weft.v1} and the values of the model. */
package io.weft.node.grpc;
