package io.weft.actors.serialization;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.function.Function;

/**
 * How one kind of message travels.
 *
 * @param manifest its name on the wire, ending in its version; never given to another kind
 * @param read     throws some {@link RuntimeException} if the content makes no sense
 */
record Codec<T, P extends MessageLite>(String manifest, Class<T> type, Function<T, P> write, Parser<P> parser,
        Function<P, T> read) {

    byte[] toBytes(Object message) {
        return write.apply(type.cast(message)).toByteArray();
    }

    /** @throws BufferOverflowException if there is no room for it */
    void write(Object message, ByteBuffer out) {
        try {
            CodedOutputStream stream = CodedOutputStream.newInstance(out);
            write.apply(type.cast(message)).writeTo(stream);
            stream.flush();
        } catch (CodedOutputStream.OutOfSpaceException e) {
            BufferOverflowException overflow = new BufferOverflowException();
            overflow.initCause(e);
            throw overflow;
        } catch (IOException e) {
            throw new UncheckedIOException("a buffer can't fail", e);
        }
    }

    T read(ByteBuffer bytes) throws InvalidProtocolBufferException {
        return read.apply(parser.parseFrom(bytes));
    }
}
