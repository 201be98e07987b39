package io.weft.actors.serialization;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.weft.protocol.model.Step;
import io.weft.protocol.model.StepBytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The steps of all items of a message, one behind the other. Not thread-safe. */
final class PackedSteps {

    /** Most transactions have one step or two on a shard. */
    private static final int EXPECTED_BYTES = 128;

    private byte[] bytes;
    private ByteBuffer out;

    PackedSteps(int items) {
        this.bytes = new byte[EXPECTED_BYTES * items];
        this.out = ByteBuffer.wrap(bytes);
    }

    void add(List<Step> steps) {
        int most = StepBytes.mostBytes(steps);
        if (out.remaining() < most) {
            int length = out.position();
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + most));
            out = ByteBuffer.wrap(bytes).position(length);
        }
        StepBytes.write(steps, out);
    }

    /** To be called once, at the end. */
    ByteString take() {
        return UnsafeByteOperations.unsafeWrap(bytes, 0, out.position());
    }

    /** @throws IllegalArgumentException if they are not there */
    static List<Step> read(ByteBuffer in, int count) {
        Values.require(count <= in.remaining(), "steps are cut off");
        List<Step> steps = new ArrayList<>(count);
        try {
            for (int i = 0; i < count; i++) {
                steps.add(StepBytes.read(in));
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("steps are cut off", e);
        }
        return steps;
    }
}
