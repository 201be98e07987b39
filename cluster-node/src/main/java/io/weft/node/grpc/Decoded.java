package io.weft.node.grpc;

import io.weft.protocol.model.WellFormed.Fault;

/** What a message of the API stands for, or why it stands for nothing. */
sealed interface Decoded<T> {

    record Valid<T>(T value) implements Decoded<T> {}

    record Malformed<T>(Fault fault) implements Decoded<T> {}
}
