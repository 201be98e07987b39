package io.weft.protocol.message;

/** An address that the machines pass on unopened: whoever asked. Its shell gives it equality. */
public interface Party {}
