package io.weft.loadtest.wire;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;

/** Reads the outcomes of a batch, {@code ExecuteBatchResponse}. Stateless. */
public final class OutcomeReader {

    private static final int TAG_BATCH_ID = 1 << 3;
    private static final int TAG_RESULT = 2 << 3 | 2;
    private static final int TAG_INDEX = 1 << 3;
    private static final int TAG_OUTCOME = 2 << 3 | 2;
    private static final int TAG_CODE = 1 << 3;

    private static final Kind[] KINDS = Kind.values();

    private OutcomeReader() {}

    /** What a result says. */
    public enum Kind {
        /** Field numbers of {@code Outcome}, in their order; the first for an outcome that this client does not know. */
        UNRECOGNIZED, COMMITTED, REJECTED, RETRYABLE, UNKNOWN
    }

    /** Told each result. */
    public interface Listener {

        /** @param code of a rejection or of what is retryable; else 0 */
        void outcome(long batchId, int index, Kind kind, int code);
    }

    /** @throws IOException if it is no such message */
    public static void read(byte[] response, Listener listener) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(response);
        long batchId = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == TAG_BATCH_ID) {
                batchId = in.readUInt64();
            } else if (tag == TAG_RESULT) {
                int outer = in.pushLimit(in.readRawVarint32());
                result(in, batchId, listener);
                in.popLimit(outer);
            } else {
                in.skipField(tag);
            }
        }
    }

    private static void result(CodedInputStream in, long batchId, Listener listener) throws IOException {
        int index = 0;
        Kind kind = Kind.UNRECOGNIZED;
        int code = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == TAG_INDEX) {
                index = in.readUInt32();
            } else if (tag == TAG_OUTCOME) {
                int outer = in.pushLimit(in.readRawVarint32());
                int outcomeTag = in.readTag();
                kind = kind(outcomeTag >>> 3);
                code = outcomeTag == 0 ? 0 : code(in);
                in.skipRawBytes(in.getBytesUntilLimit());
                in.popLimit(outer);
            } else {
                in.skipField(tag);
            }
        }
        listener.outcome(batchId, index, kind, code);
    }

    private static Kind kind(int field) {
        return field < KINDS.length ? KINDS[field] : Kind.UNRECOGNIZED;
    }

    /** All kinds of outcome with a code have it first. */
    private static int code(CodedInputStream in) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        int code = in.readTag() == TAG_CODE ? in.readEnum() : 0;
        in.skipRawBytes(in.getBytesUntilLimit());
        in.popLimit(outer);
        return code;
    }
}
