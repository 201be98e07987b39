package io.weft.node.grpc;

/** A field that can't be decoded. Never leaves {@link ApiDecoder}, which turns it into a value; so it has no stack trace. */
final class FieldFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    FieldFault(String field, String expected) {
        super(field + " " + expected, null, false, false);
    }
}
